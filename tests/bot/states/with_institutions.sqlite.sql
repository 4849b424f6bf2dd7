CREATE TABLE offers (
  id VARCHAR(100) NOT NULL,
  country VARCHAR(2) NOT NULL,
  body TEXT NOT NULL,
  checksum VARCHAR(64) NOT NULL,
  imported_at DATETIME NOT NULL,
  PRIMARY KEY (id)
);
CREATE INDEX ix_offers_country ON offers (country);
CREATE TABLE record_conversations (
  number INTEGER NOT NULL,
  conversation VARCHAR(80),
  made INTEGER NOT NULL,
  month VARCHAR(7) NOT NULL,
  day VARCHAR(10) NOT NULL,
  hour INTEGER NOT NULL,
  language VARCHAR(3),
  country VARCHAR(2),
  channel VARCHAR(10),
  entry VARCHAR(10),
  who VARCHAR(20),
  setting VARCHAR(40),
  topic VARCHAR(40),
  topics VARCHAR(130),
  region VARCHAR(6),
  municipality VARCHAR(80),
  answer_who VARCHAR(10),
  answer_setting VARCHAR(10),
  answer_topic VARCHAR(10),
  answer_age_group VARCHAR(10),
  answer_place VARCHAR(10),
  answer_contact VARCHAR(10),
  crisis VARCHAR(10) NOT NULL,
  ended VARCHAR(20) NOT NULL,
  nothing_fits INTEGER NOT NULL,
  obstacle VARCHAR(20),
  relaxed INTEGER NOT NULL,
  misses INTEGER NOT NULL,
  turns INTEGER NOT NULL,
  first_offer_seconds FLOAT,
  PRIMARY KEY (number),
  UNIQUE (conversation)
);
CREATE INDEX record_by_end ON record_conversations (made, month, ended, nothing_fits, relaxed);
CREATE INDEX record_by_made ON record_conversations (made, month, turns);
CREATE INDEX record_by_seconds ON record_conversations (made, month, first_offer_seconds);
CREATE INDEX record_by_need ON record_conversations (made, month, setting, topic, region, country, nothing_fits);
CREATE INDEX record_by_safety ON record_conversations (made, month, crisis, language, hour);
CREATE TABLE record_offers (
  number INTEGER NOT NULL,
  offer VARCHAR(100) NOT NULL,
  made INTEGER NOT NULL,
  month VARCHAR(7) NOT NULL,
  rank INTEGER NOT NULL,
  opened INTEGER NOT NULL,
  way VARCHAR(10),
  nobody INTEGER NOT NULL,
  wrong INTEGER NOT NULL,
  PRIMARY KEY (number, offer)
);
CREATE INDEX record_by_offer ON record_offers (made, month, offer, opened, nobody, wrong, way);
CREATE TABLE record_misses (
  number INTEGER NOT NULL,
  intent VARCHAR(30) NOT NULL,
  question VARCHAR(20) NOT NULL,
  made INTEGER NOT NULL,
  month VARCHAR(7) NOT NULL,
  times INTEGER NOT NULL,
  PRIMARY KEY (number, intent, question)
);
CREATE INDEX record_by_miss ON record_misses (made, month, intent, question);
CREATE TABLE operators (
  name VARCHAR(60) NOT NULL,
  role VARCHAR(20) NOT NULL,
  password VARCHAR(200) NOT NULL,
  seat VARCHAR(40) NOT NULL,
  added_on VARCHAR(10) NOT NULL,
  PRIMARY KEY (name)
);
CREATE TABLE desk_figures (
  page VARCHAR(30) NOT NULL,
  period VARCHAR(10) NOT NULL,
  line VARCHAR(160) NOT NULL,
  figure VARCHAR(40) NOT NULL,
  value FLOAT,
  drawn_at VARCHAR(20) NOT NULL,
  PRIMARY KEY (page, period, line, figure)
);
CREATE TABLE partner_institutions (
  number INTEGER NOT NULL,
  mail VARCHAR(254) NOT NULL,
  provider VARCHAR(200) NOT NULL,
  country VARCHAR(2) NOT NULL,
  language VARCHAR(2) NOT NULL,
  seat VARCHAR(40) NOT NULL,
  joined_on VARCHAR(10) NOT NULL,
  PRIMARY KEY (number),
  UNIQUE (mail)
);
CREATE TABLE partner_used_links (
  nonce VARCHAR(40) NOT NULL,
  until FLOAT NOT NULL,
  PRIMARY KEY (nonce)
);
CREATE TABLE partner_mails (
  number INTEGER NOT NULL,
  "to" VARCHAR(64) NOT NULL,
  at FLOAT NOT NULL,
  PRIMARY KEY (number)
);
CREATE INDEX partner_mails_by_time ON partner_mails (at, "to");
CREATE TABLE partner_proposals (
  number INTEGER NOT NULL,
  institution INTEGER,
  provider VARCHAR(200) NOT NULL,
  offer VARCHAR(100) NOT NULL,
  "before" TEXT NOT NULL,
  "after" TEXT NOT NULL,
  note TEXT NOT NULL,
  state VARCHAR(10) NOT NULL,
  made_at VARCHAR(25) NOT NULL,
  decided_at VARCHAR(25) NOT NULL,
  decided_by VARCHAR(60) NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (number)
);
CREATE INDEX partner_proposals_by_state ON partner_proposals (state, number);
CREATE INDEX partner_proposals_by_institution ON partner_proposals (institution, state);
CREATE TABLE partner_versions (
  number INTEGER NOT NULL,
  offer VARCHAR(100) NOT NULL,
  "before" TEXT NOT NULL,
  "after" TEXT NOT NULL,
  at VARCHAR(25) NOT NULL,
  "by" VARCHAR(60) NOT NULL,
  proposal INTEGER,
  undoes INTEGER,
  PRIMARY KEY (number)
);
CREATE INDEX partner_versions_by_offer ON partner_versions (offer, number);
CREATE TABLE events (
  id INTEGER NOT NULL,
  sender_id VARCHAR(255) NOT NULL,
  type_name VARCHAR(255) NOT NULL,
  timestamp FLOAT,
  intent_name VARCHAR(255),
  action_name VARCHAR(255),
  data TEXT,
  PRIMARY KEY (id)
);
CREATE INDEX ix_events_sender_id ON events (sender_id);
