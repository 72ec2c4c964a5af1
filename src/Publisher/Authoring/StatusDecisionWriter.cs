using Publisher.Credentials.Authority;
using Publisher.Credentials.Status;

namespace Publisher.Authoring;

/// <summary>What is decided about an award.</summary>
public sealed record StatusDecisionDraft
{
    /// <summary>The award's address.</summary>
    public required string Award { get; init; }
    /// <summary><c>sha256-…</c> of its published bytes.</summary>
    public required string AwardDigest { get; init; }
    /// <summary>What is decided.</summary>
    public required StatusAction Action { get; init; }
    /// <summary>The address of the award that takes its place; only with <see cref="StatusAction.Supersede"/>.</summary>
    public string? By { get; init; }
    /// <summary>Why, in words that are published.</summary>
    public required string Reason { get; init; }
    /// <summary>When it was decided.</summary>
    public required DateTimeOffset Date { get; init; }
    /// <summary>The authority version in force then.</summary>
    public required AuthorityLink Authority { get; init; }
}

/// <summary>Writes an unsigned StatusDecision, format 1 (docs/formats.md).</summary>
public static class StatusDecisionWriter
{
    /// <summary>The unsigned decision.</summary>
    public static JsonText Write(StatusDecisionDraft draft) => JsonText.Object(
        ("type", JsonText.String("StatusDecision")),
        ("format", JsonText.Number(1)),
        ("award", JsonText.String(draft.Award)),
        ("awardDigest", JsonText.String(draft.AwardDigest)),
        ("action", JsonText.String(StatusDecision.ActionWords[(int)draft.Action])),
        ("by", draft.By is { } by ? JsonText.String(by) : null),
        ("reason", JsonText.String(draft.Reason)),
        ("date", JsonText.String(Timestamps.Utc(draft.Date))),
        ("authority", JsonText.Object(
            ("version", JsonText.Number(draft.Authority.Version)),
            ("digestSRI", JsonText.String(draft.Authority.DigestSri)))));
}
