"""Questions and answers: a short list that people read at /questions and the conversation answers from, by meaning."""
