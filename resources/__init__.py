"""Files the program carries with it: icons, sounds, fonts, translations and help pages."""
