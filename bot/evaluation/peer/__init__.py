"""Lotse beside a stock Rasa deployment: the same conversation, the same machine, the same run, in turns."""
