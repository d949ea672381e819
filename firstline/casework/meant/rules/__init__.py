"""Small rules by matter; `firstline.casework.meant.readings` says which are asked, in which order."""
