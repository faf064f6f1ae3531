internal import ZeroMQ
