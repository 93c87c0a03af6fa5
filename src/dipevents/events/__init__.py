"""Rules laid over the items of a sentence: claims, each with the frame that fitted."""
