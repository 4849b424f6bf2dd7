"""How the shipped trilingual encoder is made: run by hand (`lotse encoder train`), never by the service.

The English all-MiniLM-L6-v2 is the teacher and gives its body; a new input table for German, Swedish and English
is learnt from parallel text, then everything is tuned on the project's own lay sentences.

text → tokens → teacher → student → graft → domain → export → figures → card; `train` runs them in this order.
The reading alone, from new messages: rereading (`lotse encoder read`).
"""
