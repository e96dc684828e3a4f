"""Schema 1.0: every table of the data model.

Literal statements, frozen in time; today's records are never read here.
"""

from alembic import op

from desktop_crm.storage import search_tables

revision = "1.0"
down_revision = None

_STATEMENTS = (
    """
    CREATE TABLE attachment (
        id BLOB NOT NULL,
        customer_id BLOB NOT NULL,
        name TEXT,
        media_type TEXT,
        size INTEGER,
        sha256 TEXT,
        PRIMARY KEY (id),
        FOREIGN KEY(customer_id) REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    "CREATE INDEX ix_attachment_customer_id ON attachment (customer_id)",
    """
    CREATE TABLE audit_event (
        id BLOB NOT NULL,
        device BLOB,
        k INTEGER,
        at INTEGER,
        author TEXT,
        kind TEXT,
        subject_id BLOB,
        detail TEXT,
        mac BLOB,
        PRIMARY KEY (id)
    )
    """,
    "CREATE INDEX ix_audit_event_device_k ON audit_event (device, k)",
    """
    CREATE TABLE blob (
        sha256 TEXT NOT NULL,
        root_id BLOB NOT NULL,
        content BLOB NOT NULL,
        PRIMARY KEY (sha256, root_id)
    )
    """,
    """
    CREATE TABLE campaign (
        id BLOB NOT NULL,
        name TEXT,
        purpose TEXT,
        starts_on TEXT,
        ends_on TEXT,
        criteria TEXT,
        PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE campaign_member (
        id BLOB NOT NULL,
        customer_id BLOB NOT NULL,
        campaign_id BLOB,
        contacted_on TEXT,
        response TEXT,
        result TEXT,
        PRIMARY KEY (id),
        FOREIGN KEY(customer_id) REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    "CREATE INDEX ix_campaign_member_campaign_id ON campaign_member (campaign_id)",
    "CREATE INDEX ix_campaign_member_customer_id ON campaign_member (customer_id)",
    """
    CREATE TABLE change (
        k INTEGER NOT NULL,
        id BLOB NOT NULL,
        hlc INTEGER NOT NULL,
        device BLOB NOT NULL,
        author TEXT,
        txn INTEGER NOT NULL,
        entity TEXT NOT NULL,
        entity_id BLOB NOT NULL,
        root_id BLOB,
        op TEXT NOT NULL,
        "after" TEXT,
        "before" TEXT,
        rev INTEGER NOT NULL,
        state INTEGER NOT NULL,
        seq INTEGER,
        PRIMARY KEY (k),
        UNIQUE (id)
    )
    """,
    "CREATE INDEX ix_change_entity_id_id ON change (entity_id, id)",
    "CREATE INDEX ix_change_root_id ON change (root_id) WHERE root_id IS NOT NULL",
    """
    CREATE TABLE clock (
        id INTEGER NOT NULL,
        last INTEGER NOT NULL,
        txn INTEGER NOT NULL,
        applying INTEGER NOT NULL,
        device BLOB NOT NULL,
        author TEXT,
        private_root BLOB NOT NULL,
        rev INTEGER NOT NULL,
        triggers TEXT,
        past_devices TEXT,
        PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE "conflict" (
        change_id BLOB NOT NULL,
        field TEXT NOT NULL,
        lost TEXT,
        won TEXT,
        seen TEXT,
        PRIMARY KEY (change_id, field)
    )
    """,
    """
    CREATE TABLE consent (
        id BLOB NOT NULL,
        customer_id BLOB NOT NULL,
        contact_id BLOB,
        purpose TEXT,
        basis TEXT,
        channel TEXT,
        given_on TEXT,
        withdrawn_on TEXT,
        evidence TEXT,
        text_version TEXT,
        PRIMARY KEY (id),
        FOREIGN KEY(customer_id) REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    "CREATE INDEX ix_consent_customer_id ON consent (customer_id)",
    """
    CREATE TABLE contact (
        id BLOB NOT NULL,
        customer_id BLOB NOT NULL,
        name TEXT,
        title TEXT,
        role TEXT,
        attitude TEXT,
        note TEXT,
        PRIMARY KEY (id),
        FOREIGN KEY(customer_id) REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    "CREATE INDEX ix_contact_customer_id ON contact (customer_id)",
    """
    CREATE TABLE contact_method (
        id BLOB NOT NULL,
        customer_id BLOB NOT NULL,
        contact_id BLOB,
        kind TEXT,
        value TEXT,
        normalised TEXT,
        label TEXT,
        is_primary INTEGER,
        verified_on TEXT,
        bad_since TEXT,
        PRIMARY KEY (id),
        FOREIGN KEY(customer_id) REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    "CREATE INDEX ix_contact_method_customer_id ON contact_method (customer_id)",
    "CREATE INDEX ix_contact_method_normalised"
    " ON contact_method (normalised)"
    " WHERE normalised IS NOT NULL",
    """
    CREATE TABLE custom_field (
        id BLOB NOT NULL,
        label_en TEXT,
        label_zh TEXT,
        kind TEXT,
        choices TEXT,
        position INTEGER,
        is_active INTEGER,
        PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE custom_value (
        id BLOB NOT NULL,
        customer_id BLOB NOT NULL,
        field_id BLOB,
        value TEXT,
        PRIMARY KEY (id),
        FOREIGN KEY(customer_id) REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    "CREATE INDEX ix_custom_value_customer_id ON custom_value (customer_id)",
    "CREATE INDEX ix_custom_value_field_id ON custom_value (field_id)",
    """
    CREATE TABLE customer (
        n INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        id BLOB NOT NULL,
        external_id TEXT,
        kind TEXT,
        name TEXT,
        short_name TEXT,
        company TEXT,
        job_title TEXT,
        tier TEXT,
        stage TEXT,
        stage_suggested TEXT,
        industry TEXT,
        region_province TEXT,
        region_city TEXT,
        size_band TEXT,
        source TEXT,
        source_detail TEXT,
        address TEXT,
        postcode TEXT,
        country TEXT,
        website TEXT,
        credit_code TEXT,
        preferences TEXT,
        treat_note TEXT,
        note TEXT,
        owner_id BLOB,
        verified_on TEXT,
        do_not_contact INTEGER,
        created_at INTEGER,
        deleted_at INTEGER,
        merged_into BLOB,
        next_follow_up_on TEXT,
        last_contact_on TEXT,
        quality_score INTEGER,
        health INTEGER,
        sort_key TEXT,
        UNIQUE (id)
    )
    """,
    "CREATE INDEX ix_customer_created_at ON customer (created_at) WHERE deleted_at IS NULL",
    "CREATE INDEX ix_customer_deleted_at ON customer (deleted_at) WHERE deleted_at IS NOT NULL",
    "CREATE INDEX ix_customer_external_id ON customer (external_id) WHERE external_id IS NOT NULL",
    "CREATE INDEX ix_customer_last_contact_on"
    " ON customer (last_contact_on)"
    " WHERE deleted_at IS NULL",
    "CREATE INDEX ix_customer_merged_into ON customer (merged_into) WHERE merged_into IS NOT NULL",
    "CREATE INDEX ix_customer_next_follow_up_on"
    " ON customer (next_follow_up_on)"
    " WHERE deleted_at IS NULL",
    "CREATE INDEX ix_customer_sort_key ON customer (sort_key) WHERE deleted_at IS NULL",
    "CREATE INDEX ix_customer_tier_next_follow_up_on"
    " ON customer (tier, next_follow_up_on)"
    " WHERE deleted_at IS NULL",
    """
    CREATE TABLE customer_tag (
        id BLOB NOT NULL,
        customer_id BLOB NOT NULL,
        tag_id BLOB,
        PRIMARY KEY (id),
        FOREIGN KEY(customer_id) REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    "CREATE INDEX ix_customer_tag_customer_id_tag_id ON customer_tag (customer_id, tag_id)",
    "CREATE INDEX ix_customer_tag_tag_id_customer_id ON customer_tag (tag_id, customer_id)",
    """
    CREATE TABLE deal (
        id BLOB NOT NULL,
        customer_id BLOB NOT NULL,
        title TEXT,
        amount_minor INTEGER,
        currency TEXT,
        stage_id BLOB,
        expected_on TEXT,
        probability INTEGER,
        lost_reason TEXT,
        closed_on TEXT,
        PRIMARY KEY (id),
        FOREIGN KEY(customer_id) REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    "CREATE INDEX ix_deal_customer_id ON deal (customer_id)",
    "CREATE INDEX ix_deal_stage_id ON deal (stage_id)",
    """
    CREATE TABLE deal_stage (
        id BLOB NOT NULL,
        "key" TEXT,
        label_en TEXT,
        label_zh TEXT,
        position INTEGER,
        probability INTEGER,
        outcome TEXT,
        is_active INTEGER,
        PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE deal_step (
        id BLOB NOT NULL,
        customer_id BLOB NOT NULL,
        deal_id BLOB,
        stage_id BLOB,
        at INTEGER,
        note TEXT,
        author TEXT,
        PRIMARY KEY (id),
        FOREIGN KEY(customer_id) REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    "CREATE INDEX ix_deal_step_customer_id ON deal_step (customer_id)",
    "CREATE INDEX ix_deal_step_deal_id ON deal_step (deal_id)",
    "CREATE INDEX ix_deal_step_stage_id ON deal_step (stage_id)",
    """
    CREATE TABLE draft (
        form TEXT NOT NULL,
        content TEXT,
        saved_at INTEGER,
        PRIMARY KEY (form)
    )
    """,
    """
    CREATE TABLE erased (
        id BLOB NOT NULL,
        root_id BLOB,
        at INTEGER NOT NULL,
        fingerprints TEXT,
        PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE feedback (
        id BLOB NOT NULL,
        customer_id BLOB NOT NULL,
        contact_id BLOB,
        kind TEXT,
        channel TEXT,
        product_id BLOB,
        sentiment INTEGER,
        text TEXT,
        received_at INTEGER,
        due_on TEXT,
        state TEXT,
        assignee TEXT,
        outcome TEXT,
        told_on TEXT,
        reopened INTEGER,
        is_crisis INTEGER,
        PRIMARY KEY (id),
        FOREIGN KEY(customer_id) REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    "CREATE INDEX ix_feedback_customer_id_received_at ON feedback (customer_id, received_at)",
    "CREATE INDEX ix_feedback_due_on ON feedback (due_on) WHERE state <> 'CLOSED'",
    "CREATE INDEX ix_feedback_product_id ON feedback (product_id) WHERE product_id IS NOT NULL",
    "CREATE INDEX ix_feedback_received_at ON feedback (received_at)",
    """
    CREATE TABLE feedback_step (
        id BLOB NOT NULL,
        customer_id BLOB NOT NULL,
        feedback_id BLOB,
        at INTEGER,
        state TEXT,
        note TEXT,
        author TEXT,
        PRIMARY KEY (id),
        FOREIGN KEY(customer_id) REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    "CREATE INDEX ix_feedback_step_customer_id ON feedback_step (customer_id)",
    "CREATE INDEX ix_feedback_step_feedback_id ON feedback_step (feedback_id)",
    """
    CREATE TABLE follow_up (
        id BLOB NOT NULL,
        customer_id BLOB NOT NULL,
        kind TEXT,
        title TEXT,
        due_on TEXT,
        due_time TEXT,
        repeat_rule TEXT,
        state TEXT,
        done_at INTEGER,
        outcome TEXT,
        origin TEXT,
        snoozed_from TEXT,
        PRIMARY KEY (id),
        FOREIGN KEY(customer_id) REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    "CREATE INDEX ix_follow_up_customer_id_due_on ON follow_up (customer_id, due_on)",
    "CREATE INDEX ix_follow_up_done_at ON follow_up (done_at) WHERE done_at IS NOT NULL",
    "CREATE INDEX ix_follow_up_due_on ON follow_up (due_on) WHERE state = 'OPEN'",
    """
    CREATE TABLE import_batch (
        id BLOB NOT NULL,
        scope_id BLOB,
        file_name TEXT,
        kind TEXT,
        mapping TEXT,
        counts TEXT,
        imported_at INTEGER,
        author TEXT,
        PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE import_row (
        id BLOB NOT NULL,
        customer_id BLOB NOT NULL,
        batch_id BLOB,
        row_number INTEGER,
        cells TEXT,
        fingerprint TEXT,
        PRIMARY KEY (id),
        FOREIGN KEY(customer_id) REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    "CREATE INDEX ix_import_row_batch_id ON import_row (batch_id)",
    "CREATE INDEX ix_import_row_customer_id ON import_row (customer_id)",
    "CREATE INDEX ix_import_row_fingerprint ON import_row (fingerprint)",
    """
    CREATE TABLE interaction (
        id BLOB NOT NULL,
        customer_id BLOB NOT NULL,
        contact_id BLOB,
        kind TEXT,
        direction TEXT,
        happened_at INTEGER,
        duration_minutes INTEGER,
        text TEXT,
        line TEXT,
        author TEXT,
        source_batch BLOB,
        PRIMARY KEY (id),
        FOREIGN KEY(customer_id) REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    "CREATE INDEX ix_interaction_customer_id_happened_at ON interaction (customer_id, happened_at)",
    "CREATE INDEX ix_interaction_happened_at ON interaction (happened_at)",
    "CREATE INDEX ix_interaction_source_batch"
    " ON interaction (source_batch)"
    " WHERE source_batch IS NOT NULL",
    """
    CREATE TABLE loyalty_entry (
        id BLOB NOT NULL,
        customer_id BLOB NOT NULL,
        points INTEGER,
        reason TEXT,
        entered_on TEXT,
        expires_on TEXT,
        code TEXT,
        PRIMARY KEY (id),
        FOREIGN KEY(customer_id) REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    "CREATE INDEX ix_loyalty_entry_customer_id ON loyalty_entry (customer_id)",
    """
    CREATE TABLE need (
        id BLOB NOT NULL,
        customer_id BLOB NOT NULL,
        text TEXT,
        urgency TEXT,
        budget TEXT,
        competitor TEXT,
        state TEXT,
        PRIMARY KEY (id),
        FOREIGN KEY(customer_id) REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    "CREATE INDEX ix_need_customer_id ON need (customer_id)",
    """
    CREATE TABLE occasion (
        id BLOB NOT NULL,
        customer_id BLOB NOT NULL,
        contact_id BLOB,
        kind TEXT,
        calendar TEXT,
        month INTEGER,
        day INTEGER,
        is_leap INTEGER,
        year INTEGER,
        remind_days_before INTEGER,
        title TEXT,
        PRIMARY KEY (id),
        FOREIGN KEY(customer_id) REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    "CREATE INDEX ix_occasion_calendar_month_day ON occasion (calendar, month, day)",
    "CREATE INDEX ix_occasion_customer_id ON occasion (customer_id)",
    """
    CREATE TABLE pick_list_item (
        id BLOB NOT NULL,
        pick_list TEXT,
        "key" TEXT,
        label_en TEXT,
        label_zh TEXT,
        position INTEGER,
        is_active INTEGER,
        PRIMARY KEY (id)
    )
    """,
    "CREATE INDEX ix_pick_list_item_pick_list_position ON pick_list_item (pick_list, position)",
    """
    CREATE TABLE product (
        id BLOB NOT NULL,
        name TEXT,
        code TEXT,
        unit TEXT,
        price_minor INTEGER,
        currency TEXT,
        category TEXT,
        is_active INTEGER,
        PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE purchase (
        id BLOB NOT NULL,
        customer_id BLOB NOT NULL,
        external_id TEXT,
        bought_on TEXT,
        currency TEXT,
        total_minor INTEGER,
        state TEXT,
        note TEXT,
        PRIMARY KEY (id),
        FOREIGN KEY(customer_id) REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    "CREATE INDEX ix_purchase_bought_on ON purchase (bought_on)",
    "CREATE INDEX ix_purchase_customer_id_bought_on ON purchase (customer_id, bought_on)",
    "CREATE INDEX ix_purchase_external_id ON purchase (external_id) WHERE external_id IS NOT NULL",
    """
    CREATE TABLE purchase_line (
        id BLOB NOT NULL,
        customer_id BLOB NOT NULL,
        purchase_id BLOB,
        product_id BLOB,
        text TEXT,
        quantity TEXT,
        unit TEXT,
        unit_price_minor INTEGER,
        amount_minor INTEGER,
        PRIMARY KEY (id),
        FOREIGN KEY(customer_id) REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    "CREATE INDEX ix_purchase_line_customer_id ON purchase_line (customer_id)",
    "CREATE INDEX ix_purchase_line_product_id"
    " ON purchase_line (product_id)"
    " WHERE product_id IS NOT NULL",
    "CREATE INDEX ix_purchase_line_purchase_id ON purchase_line (purchase_id)",
    """
    CREATE TABLE segment (
        id BLOB NOT NULL,
        scope_id BLOB,
        name TEXT,
        criteria TEXT,
        columns TEXT,
        sort TEXT,
        is_pinned INTEGER,
        position INTEGER,
        PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE setting (
        "key" TEXT NOT NULL,
        value TEXT,
        PRIMARY KEY ("key")
    )
    """,
    """
    CREATE TABLE survey (
        id BLOB NOT NULL,
        name TEXT,
        scale TEXT,
        question TEXT,
        PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE survey_answer (
        id BLOB NOT NULL,
        customer_id BLOB NOT NULL,
        survey_id BLOB,
        score INTEGER,
        comment TEXT,
        answered_on TEXT,
        PRIMARY KEY (id),
        FOREIGN KEY(customer_id) REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    "CREATE INDEX ix_survey_answer_customer_id ON survey_answer (customer_id)",
    "CREATE INDEX ix_survey_answer_survey_id ON survey_answer (survey_id)",
    """
    CREATE TABLE tag (
        id BLOB NOT NULL,
        name TEXT,
        colour INTEGER,
        group_name TEXT,
        merged_into BLOB,
        PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE txn (
        txn INTEGER NOT NULL,
        label TEXT NOT NULL,
        params TEXT,
        first_k INTEGER NOT NULL,
        last_k INTEGER NOT NULL,
        at INTEGER NOT NULL,
        undoes INTEGER,
        level INTEGER NOT NULL,
        batch_id BLOB,
        is_undoable INTEGER NOT NULL,
        PRIMARY KEY (txn)
    )
    """,
    "CREATE INDEX ix_txn_batch_id ON txn (batch_id) WHERE batch_id IS NOT NULL",
    "CREATE INDEX ix_txn_undoes ON txn (undoes) WHERE undoes IS NOT NULL",
)


def upgrade() -> None:
    """Make the tables, their indexes and the search tables."""
    connection = op.get_bind()
    for statement in (*_STATEMENTS, *search_tables.STATEMENTS):
        connection.exec_driver_sql(statement)
