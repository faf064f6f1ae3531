internal import CLMDB
internal import Glibc
internal import Synchronization

/// A directory that this process alone (among its own parts) has open as an environment.
///
/// "Do not have open an LMDB database twice in the same process at the same time … close()ing a
/// database file breaks its fcntl() locks" (`lmdb.h`, Caveats).  So the first opening enters the
/// directory's device and inode in a list for the whole process, and a second is refused before
/// any file in it is touched.
final class OpenDirectory: Sendable {
  private struct Identity: Hashable {
    let device: UInt64
    let inode: UInt64
  }

  private static let all = Mutex<Set<Identity>>([])

  let path: String
  /// Held open so that the inode cannot be given to another directory while it is listed.
  let descriptor: CInt
  private let identity: Identity

  /// Opens the directory and claims it for the caller.
  ///
  /// - Throws: `.alreadyOpen`, `.networkFileSystem`, or what the system says.
  init(path: String) throws(LMDBError) {
    let descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .system("open") }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else {
      let error = LMDBError.system("fstat")
      close(descriptor)
      throw error
    }
    let identity = Identity(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
    do throws(LMDBError) {
      try refuseNetworkFileSystem(descriptor)
      guard Self.all.withLock({ $0.insert(identity).inserted }) else {
        throw LMDBError(code: .alreadyOpen, function: "mdb_env_open")
      }
    } catch {
      close(descriptor)
      throw error
    }
    self.path = path
    self.descriptor = descriptor
    self.identity = identity
  }

  deinit {
    Self.all.withLock { _ = $0.remove(identity) }
    close(descriptor)
  }

  /// Whether there is a file `name` in the directory; does not open it.
  func has(_ name: String) -> Bool {
    unsafe faccessat(descriptor, name, F_OK, 0) == 0
  }

  /// How many bytes a user may still write to the device.
  func freeByteCount() throws(LMDBError) -> Int {
    var status = statvfs()
    guard unsafe fstatvfs(descriptor, &status) == 0 else { throw .system("fstatvfs") }
    return Int(clamping: UInt64(status.f_bavail) &* UInt64(status.f_frsize))
  }

  /// Gives `lock.mdb` its blocks while there is room on the device.
  ///
  /// LMDB makes it a file with a hole and writes to it through a map: on a full device the first
  /// use of a reader slot in a new page would be SIGBUS.  Only before the environment is open
  /// here, since closing the file drops the process's locks.
  ///
  /// - Parameter byteCount: At least what LMDB makes of it.  The file keeps its length, which LMDB
  ///   would take for a number of slots.
  func reserveLockFile(byteCount: Int) {
    let file = unsafe openat(descriptor, "lock.mdb", O_RDWR | O_CREAT | O_CLOEXEC, 0o660)
    // What is wrong with the file, `mdb_env_open` says; a full device must not keep from reading.
    guard file >= 0 else { return }
    _ = clmdb_reserve(file, byteCount)
    close(file)
  }

  /// Makes renames and new files in the directory durable.
  func flush() throws(LMDBError) {
    guard fsync(descriptor) == 0 else { throw .system("fsync") }
  }
}

/// Refuses what `lmdb.h` refuses: "Do not use LMDB databases on remote filesystems".
///
/// FUSE is let through, although it can hide a network, because containers and desktops keep
/// quite local files behind it.
private func refuseNetworkFileSystem(_ descriptor: CInt) throws(LMDBError) {
  var status = statfs()
  guard unsafe fstatfs(descriptor, &status) == 0 else { throw .system("fstatfs") }
  // The numbers are those of statfs(2) and linux/magic.h.
  let network: Set<UInt32> = [
    0x0000_6969,  // NFS
    0x0000_517B, 0xFF53_4D42, 0xFE53_4D42,  // SMB, CIFS, SMB2
    0x0102_1997,  // 9P
    0x5346_414F, 0x6B41_4653,  // AFS
    0x7375_7245, 0x0000_564C,  // Coda, NCP
    0x00C3_6400, 0x0BD0_0BD0,  // Ceph, Lustre
    0x0116_1970, 0x7461_636F,  // GFS2, OCFS2
  ]
  if network.contains(UInt32(truncatingIfNeeded: status.f_type)) {
    throw LMDBError(code: .networkFileSystem, function: "fstatfs")
  }
}
