"""All of Rasa, behind `Assistant`."""
