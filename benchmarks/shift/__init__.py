"""A shift of ten agents while processes are killed: is anything lost or done twice?"""
