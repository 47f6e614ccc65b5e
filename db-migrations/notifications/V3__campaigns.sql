-- One mail to many customers. The states are drawn in docs/campaign-states.md.

CREATE TABLE notifications.campaign (
    name       text        NOT NULL,
    subject    text        NOT NULL,
    text       text        NOT NULL,
    language   text        NOT NULL,
    state      text        NOT NULL,
    last_mail  bigint      NOT NULL DEFAULT 0,
    created_by text        NOT NULL,
    created_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    CONSTRAINT campaign_pk PRIMARY KEY (name),
    CONSTRAINT campaign_name_is_short CHECK (name ~ '^[a-z0-9][a-z0-9-]{0,63}$'),
    CONSTRAINT campaign_state_is_known CHECK (state IN ('DRAFT', 'STARTED', 'ALL_REQUESTED', 'CANCELLED'))
);
CREATE INDEX campaign_by_age ON notifications.campaign (created_at);
COMMENT ON TABLE notifications.campaign IS 'A text that many customers are sent. Its row is locked while recipients are added and while its mails are asked for.';
COMMENT ON COLUMN notifications.campaign.last_mail IS 'The highest number given to one of its mails; some may be left out.';

CREATE TABLE notifications.campaign_mail (
    mail_id    uuid        NOT NULL,
    campaign   text        NOT NULL,
    number     bigint      NOT NULL,
    recipient  text        NOT NULL,
    state      text        NOT NULL,
    attempts   integer     NOT NULL DEFAULT 0,
    reason     text,
    changed_at timestamptz NOT NULL,
    CONSTRAINT campaign_mail_pk PRIMARY KEY (mail_id),
    CONSTRAINT campaign_mail_number_is_unique UNIQUE (campaign, number),
    CONSTRAINT campaign_mail_one_per_recipient UNIQUE (campaign, recipient),
    CONSTRAINT campaign_mail_of_campaign FOREIGN KEY (campaign) REFERENCES notifications.campaign (name),
    CONSTRAINT campaign_mail_state_is_known CHECK (state IN ('WAITING', 'REQUESTED', 'SENT', 'REFUSED')),
    CONSTRAINT campaign_mail_refused_has_reason CHECK (state <> 'REFUSED' OR reason IS NOT NULL)
) WITH (fillfactor = 70);
COMMENT ON TABLE notifications.campaign_mail IS 'One mail of a campaign. WAITING as long as no job was appended for it.';
