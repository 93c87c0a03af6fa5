"""What a text says of itself, and its sentences: the stations before mentions."""
