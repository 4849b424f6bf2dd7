"""Floor 3: the service. HTTP, pages, the process, its memory and its words; the dialogue stands behind `Assistant`."""
