"""Places and bodies of Vietnam as dated, cited facts, and the words that plans use for them."""
