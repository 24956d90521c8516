namespace Bot.Storage;

/// <param name="Counts">Its ids are counted by the database.</param>
internal sealed record Table(string Name, bool Counts = false)
{
    public string SelectAll => $"select * from {Name}";

    public string Count => $"select count(*) from {Name}";

    public string SelectMost => $"select coalesce(max(id), 0) from {Name}";
}

/// <summary>Our tables, those that are referred to before those that refer to them.</summary>
internal static class TableOrder
{
    /// <summary>All that a site consists of: everything but SchemaVersions, which each chain writes itself, and locks, which are nothing at rest.</summary>
    public static IReadOnlyList<Table> Copied { get; } =
    [
        new("enterprise"),
        new("person"),
        new("role_grant"),
        new("commitment"),
        new("inspection"),
        new("inspection_inspector"),
        new("finding"),
        new("finding_picture"),
        new("signature"),
        new("objection"),
        new("snapshot"),
        new("notice"),
        new("assignment"),
        new("ledger", Counts: true),
        new("stored_file"),
        new("audit"),
        new("audit_head"),
        new("session"),
        new("card"),
        new("media_cache"),
        new("media_send"),
        new("visit_request"),
        new("planned_visit"),
        new("leave_period"),
        new("leave_visit"),
        new("look_back"),
        new("look_back_result"),
        new("look_back_picture"),
        new("spot_check"),
        new("survey_sent"),
        new("survey_answer"),
        new("survey_words"),
        new("visit_plan"),
        new("alert"),
        new("inbox", Counts: true),
        new("callback_nonce"),
        new("outbox", Counts: true),
        new("outbox_stop"),
        new("scheduled_run"),
        new("broadcast"),
        new("broadcast_recipient"),

        // Import
        new("import_run"),
        new("import_enterprise"),
        new("import_person"),
        new("roster_confirmation"),
        new("upload_link"),
        new("external_record"),

        // Self-check.
        new("self_check"),
        new("self_check_problem"),
        new("self_check_picture"),
        new("self_check_notice"),

        // Penalties.
        new("penalty"),
        new("penalty_fact"),
        new("penalty_draft"),
        new("penalty_decision"),

        // Rectification
        new("rectification"),
        new("rectification_evidence"),
        new("rectification_act"),
        new("reminder"),
        new("notice_opened"),
        new("notice_refusal"),

        // Emergency report
        new("emergency"),
        new("emergency_entry"),

        // Inside report
        new("inside_draft"),
        new("inside_report"),

        // Reaching officers.
        new("shared_corp"),
        new("spelled_member"),
        new("unreachable"),
        new("text_answer"),

        // Exchange
        new("exchange_visit"),
        new("exchange_finding"),
        new("exchange_count"),
        new("exchange_change"),

        // Material
        new("material_version"),
        new("material_send"),
        new("material_pick"),
        new("material_receipt"),

        // Audit and accountability
        new("audit_person"),
        new("audit_signed_head"),
        new("missed_violation"),
        new("missed_signer"),
        new("missed_material"),
        new("accountability_step"),

        // Board
        new("board_session"),

        // What leaders see
        new("tally"),
        new("digest"),

        // Reports
        new("report"),
    ];

    /// <summary>Tables whose rows others refer to.</summary>
    public static IReadOnlyList<string> ReferredTo { get; } = ["person", "inspection", "broadcast", "import_run", "leave_period"];

    /// <summary>Tables that are nothing at rest: what stands in them is over within minutes.</summary>
    public static IReadOnlyList<string> Passing { get; } = ["lease"];

    /// <summary>Tables that only some databases need.</summary>
    public static IReadOnlyList<string> Own { get; } = ["SchemaVersions", "named_lock"];
}
