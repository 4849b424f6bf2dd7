"""What editors change at the desk without a developer: the words of dialogue and pages, emergency contacts, notices, questions."""
