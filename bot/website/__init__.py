"""What people meet in the browser: the chat, the offers, and the pages that say who runs this."""
from bot.website.pages import Settings, website
from bot.website.texts import Texts, load_texts

__all__ = ["Settings", "Texts", "load_texts", "website"]
