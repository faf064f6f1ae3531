// The calls of libzmq, found when the first of them is made.
