INSERT INTO offers (id, country, body, checksum, imported_at) VALUES ('de-one', 'DE', '{"id": "de-one", "name": "Hilfe 100 %"}', 'ab', '2025-03-01 10:00:00');
INSERT INTO record_conversations (number, conversation, made, month, day, hour, language, country, who, topic, crisis, ended, nothing_fits, relaxed, misses, turns, first_offer_seconds) VALUES (1, 'a-conversation', 0, '2025-03', '2025-03-01', 10, 'de', 'DE', 'self', 'grief', 'none', 'contact', 0, 0, 1, 7, 12.5);
INSERT INTO record_conversations (number, conversation, made, month, day, hour, crisis, ended, nothing_fits, relaxed, misses, turns) VALUES (2, NULL, 1, '2025-03', '2025-03-02', 11, 'acute', 'begun', 1, 0, 0, 2);
INSERT INTO record_offers (number, offer, made, month, rank, opened, nobody, wrong) VALUES (1, 'de-one', 0, '2025-03', 1, 1, 0, 0);
INSERT INTO record_misses (number, intent, question, made, month, times) VALUES (1, 'out_of_scope', 'topic', 0, '2025-03', 2);
INSERT INTO operators (name, role, password, seat, added_on) VALUES ('Åsa', 'editor', '$argon2id$v=19$x', 'seat', '2025-03-01');
INSERT INTO desk_figures (page, period, line, figure, value, drawn_at) VALUES ('overview', '2025-03', 'de', 'conversations', 10, '2025-03-31T08:00:00');
INSERT INTO events (id, sender_id, type_name, timestamp, intent_name, action_name, data) VALUES (1, 'a-conversation', 'action', 1740823200.5, NULL, 'action_listen', '{"event": "action", "name": "action_listen"}');
