internal import Wire
package import ZeroMQ

/// A pair of keys in a file that only its owner may read.
///
/// The server's is `BOOK/desk/server.key`; a client's stands among his configuration and also
/// names the server's public key, so that he speaks with no other.
package struct KeyPairFile: Hashable, Sendable {
  package var pair: CurveKeyPair
  /// The server's public key; nil in the server's own file, and before a client knows it.
  package var server: CurvePublicKey?

  package init(pair: CurveKeyPair, server: CurvePublicKey? = nil) {
    self.pair = pair
    self.server = server
  }

  /// Reads a file.
  ///
  /// - Throws: Also when others may read it, or its halves do not belong together.
  package init(path: String) throws(KeyFileError) {
    let json = try KeyFile.json(path, forbidden: 0o077)
    do throws(MemberError) {
      let table = try Members(json, at: "", allowed: ["public", "secret", "server"])
      let publicKey = try table.required("public", "a key: 40 characters of Z85") { json in
        json.text.flatMap(CurvePublicKey.init)
      }
      let secretKey = try table.required("secret", "a key: 40 characters of Z85") { json in
        json.text.flatMap(CurveSecretKey.init)
      }
      server = try table.optional("server", "a key: 40 characters of Z85") { json in
        json.text.flatMap(CurvePublicKey.init)
      }
      pair = CurveKeyPair(publicKey: publicKey, secretKey: secretKey)
    } catch {
      throw .isMalformed(path: path, at: error.pointer, why: error.why)
    }
    // Without the library nobody can tell; whoever opens a socket will say that it is missing.
    if let own = try? pair.secretKey.publicKey(), own != pair.publicKey {
      throw .isMalformed(path: path, at: "/public", why: "the halves do not belong together")
    }
  }

  /// Writes the file whole, with mode 0600.
  package func write(to path: String) throws(KeyFileError) {
    var text = """
      # A key of connections, not one that seals personal data.  The secret stays on this machine.
      public = "\(pair.publicKey.text)"
      secret = "\(pair.secretKey.text)"

      """
    if let server { text += "server = \"\(server.text)\"\n" }
    try KeyFile.write(text, to: path)
  }
}

/// Where a book keeps what its service needs: the directory `desk` in it, which only its owner may
/// enter.
package struct DeskDirectory: Hashable, Sendable {
  package let path: String

  /// - Parameter bookPath: The directory of the book.
  package init(ofBook bookPath: String) { path = bookPath + "/desk" }

  /// The key pair of the service.
  package var serverKey: String { path + "/server.key" }
  /// Who may come.
  package var allowlist: String { path + "/clients.toml" }
  /// Who has purged what the book had forgotten.
  package var acknowledgements: String { path + "/purged.toml" }

  /// Makes it, unless it is there.
  package func make() throws(KeyFileError) { try KeyFile.makeDirectory(path) }
}
