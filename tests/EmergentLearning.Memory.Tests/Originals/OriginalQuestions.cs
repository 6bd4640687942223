namespace EmergentLearning.Memory.Tests.Originals;

/// <summary>What the original's <c>query.py</c> relies on in a database: tables, columns, the values it filters by, the times it compares with SQLite's.</summary>
internal static class OriginalQuestions
{
    /// <summary>A table, the columns that are read of it, and what a store with one record of every kind answers with a row.</summary>
    public static IReadOnlyList<(string Table, string Columns, string Condition)> Asked { get; } =
    [
        ("learnings", "id, type, filepath, title, summary, tags, domain, severity, created_at, updated_at", "domain = 'http' order by created_at desc"),
        ("learnings", "id, title, tags", "tags like '%a%' order by created_at desc"),
        ("learnings", "id, title, summary", "type = 'failure' and created_at >= datetime('now', '-30 days')"),
        ("learnings", "id, title", "type = 'success' and created_at >= datetime('now', '-2 days')"),
        ("learnings", "id, title", "type = 'observation' and created_at >= datetime('now', '-2 days')"),
        ("heuristics", "id, rule, explanation, source_type, confidence, times_validated, times_violated", "domain = 'http' order by confidence desc, times_validated desc"),
        ("heuristics", "id, is_golden", "is_golden = 1"),
        ("heuristics", "avg(confidence), sum(times_validated + times_violated + coalesce(times_contradicted, 0))", "status = 'active' having count(*) > 0"),
        ("experiments", "id, name, hypothesis, status, cycles_run, folder_path, created_at", "status = 'active' order by updated_at desc"),
        ("ceo_reviews", "id, title, context, recommendation, status, created_at, reviewed_at", "status = 'pending' order by created_at"),
        ("cycles", "id, experiment_id, cycle_number", "experiment_id in (select id from experiments)"),
        ("violations", "id, rule_id, rule_name, description, session_id", "violation_date >= datetime('now', '-7 days') and acknowledged = 0"),
        ("decisions", "id, title, context, decision, rationale, domain, created_at", "(domain = 'x' or domain = 'general' or domain is null) and status = 'accepted'"),
        ("decisions", "options_considered, files_touched, tests_added, superseded_by, updated_at", "superseded_by is null"),
        (
            "invariants", "id, statement, rationale, domain, validation_type, validation_code, violation_count, last_validated_at, last_violated_at, created_at",
            "status = 'active' and scope = 'codebase' and severity = 'error' and (domain = 'x' or domain is null)"),
        (
            "assumptions", "id, assumption, context, source, verified_count, challenged_count, last_verified_at, created_at",
            "status = 'active' and confidence >= 0.5 and (domain = 'x' or domain is null)"),
        (
            "spike_reports", "id, title, topic, question, findings, gotchas, resources, time_invested_minutes, tags, access_count, created_at, updated_at",
            "(domain = 'general' or domain is null) order by usefulness_score desc, created_at desc"),
    ];

    /// <summary>Columns that are calculated with or formatted, and SQLite's name for what has to be in them.</summary>
    public static IReadOnlyList<(string Table, string Column, string Type)> Types { get; } =
    [
        ("learnings", "severity", "integer"), ("learnings", "created_at", "text"), ("heuristics", "confidence", "real"),
        ("heuristics", "times_validated", "integer"), ("heuristics", "is_golden", "integer"), ("experiments", "cycles_run", "integer"),
        ("violations", "rule_id", "integer"), ("violations", "acknowledged", "integer"), ("assumptions", "confidence", "real"),
        ("assumptions", "verified_count", "integer"), ("invariants", "violation_count", "integer"), ("spike_reports", "usefulness_score", "real"),
        ("spike_reports", "time_invested_minutes", "integer"),
    ];

    /// <summary>Every moment that is kept; SQLite has to understand it, or the questions of the last days miss it.</summary>
    public static IReadOnlyList<(string Table, string Column)> Moments { get; } =
    [
        ("learnings", "created_at"), ("learnings", "updated_at"), ("heuristics", "created_at"), ("heuristics", "updated_at"), ("experiments", "created_at"),
        ("experiments", "updated_at"), ("ceo_reviews", "created_at"), ("violations", "violation_date"), ("decisions", "created_at"),
        ("invariants", "created_at"), ("assumptions", "created_at"), ("spike_reports", "created_at"), ("spike_reports", "updated_at"),
    ];

    /// <summary>Rows as the original's scripts insert them: their columns alone, and no time.</summary>
    public static IReadOnlyList<string> Inserts { get; } =
    [
        "insert into learnings (type, filepath, title, summary, tags, domain, severity) values ('failure', 'memory/failures/20260101_o.md', 'o', 's', 'a', 'd', 3)",
        "insert into heuristics (domain, rule, explanation, source_type, confidence) values ('other', 'Theirs', 'e', 'failure', 0.7)",
        "insert into decisions (title, context, options_considered, decision, rationale, files_touched, tests_added, domain, status) "
            + "values ('theirs', 'c', 'o', 'd', 'r', '', '', 'general', 'accepted')",
        "insert into invariants (statement, rationale, domain, scope, validation_type, validation_code, severity) values ('theirs', 'r', null, 'codebase', 'manual', null, 'error')",
        "insert into assumptions (assumption, context, source, confidence, domain) values ('theirs', 'c', 'inference', 0.5, null)",
        "insert into spike_reports (title, topic, question, findings, gotchas, resources, time_invested_minutes, domain, tags) "
            + "values ('theirs', 't', 'q', 'f', '', '', null, 'general', '')",
        "insert into violations (rule_id, rule_name, description, session_id) values (1, 'Theirs', 'd', 's')",
        "insert into experiments (name, hypothesis, status, folder_path) values ('theirs', 'h', 'active', 'experiments/active/20260101-000000_theirs')",
        "insert into ceo_reviews (title, context, recommendation, status) values ('theirs', 'c', 'r', 'pending')",
    ];
}
