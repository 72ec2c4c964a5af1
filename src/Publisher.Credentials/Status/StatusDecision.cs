using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Json;

namespace Publisher.Credentials.Status;

/// <summary>
/// A typed view of one StatusDecision, format 1 (docs/formats.md, "A status decision"): what was decided about an award, when, why, and by which version of the
/// rules. Who decided is who signed; that is checked elsewhere.
/// </summary>
public sealed record StatusDecision
{
    private const int Format = 1;

    /// <summary>The spliced document.</summary>
    public required SignedDocument Document { get; init; }
    /// <summary>The address of what it is about: a published award (or endorsement).</summary>
    public required string Award { get; init; }
    /// <summary><c>sha256-…</c> of that document's published bytes.</summary>
    public required string AwardDigest { get; init; }
    /// <summary>What is decided.</summary>
    public required StatusAction Action { get; init; }
    /// <summary>The address of the award that takes its place; only with <see cref="StatusAction.Supersede"/>.</summary>
    public string? By { get; init; }
    /// <summary>Why, in words that are published.</summary>
    public required string Reason { get; init; }
    /// <summary>When it was decided.</summary>
    public required DateTimeOffset Date { get; init; }
    /// <summary>The authority version whose rules were followed.</summary>
    public required AuthorityLink Authority { get; init; }

    /// <summary>The words of <c>action</c>, in the order of <see cref="StatusAction"/>.</summary>
    public static ImmutableArray<string> ActionWords { get; } = ["revoke", "withdraw", "supersede"];

    /// <summary>Reads a document; an unknown member, type, action or format is refused by name.</summary>
    /// <param name="document">The spliced document.</param>
    /// <param name="decision">The decision.</param>
    /// <param name="problem">The first thing that is wrong.</param>
    public static bool TryRead(SignedDocument document, [NotNullWhen(true)] out StatusDecision? decision, [NotNullWhen(false)] out StatusDecisionProblem? problem)
    {
        var reading = new ShapeReading();
        var read = Read(document, ObjectShape.Root(reading, document.Root));
        problem = reading.Detail is null ? null : new StatusDecisionProblem(reading.Pointer, reading.Detail, reading.Unknown);
        decision = problem is null ? read : null;
        return problem is null;
    }

    private static StatusDecision Read(SignedDocument document, ObjectShape root)
    {
        root.IsOfType("StatusDecision");
        var format = root.Number("format", 0);
        if (format != Format)
        {
            root.Refuse("format", $"format is {format}; {Format} is what this program knows", unknown: true);
        }
        root.Only("type", "format", "award", "awardDigest", "action", "by", "reason", "date", "authority", "proof");
        var authority = root.Object("authority");
        authority.Only("version", "digestSRI");
        if (!root.Has("action"))
        {
            root.Refuse(null, "action is missing; expected revoke, withdraw or supersede");
        }
        var action = root.OptionalWord("action", ActionWords.AsSpan());
        var decision = new StatusDecision
        {
            Document = document,
            Award = root.Text("award"),
            AwardDigest = root.Text("awardDigest"),
            Action = (StatusAction)Math.Max(0, ActionWords.IndexOf(action ?? "")),
            By = root.OptionalText("by"),
            Reason = root.Text("reason"),
            Date = root.Moment("date"),
            Authority = new AuthorityLink(authority.Number("version", 1), authority.Text("digestSRI")),
        };
        if (decision.Action == StatusAction.Supersede != decision.By is not null)
        {
            root.Refuse(decision.By is null ? null : "by", decision.By is null ? "by is missing; expected the address of the award that takes its place" : "by goes with supersede only");
        }
        else if (decision.By == decision.Award)
        {
            root.Refuse("by", "an award does not take its own place");
        }
        return decision;
    }
}

/// <summary>What is wrong with a decision.</summary>
/// <param name="Pointer">JSON Pointer (RFC 6901).</param>
/// <param name="Detail">Plain words.</param>
/// <param name="Unknown">True for a member, word or format this program does not know ("could not be determined"), false for one that is wrong.</param>
public sealed record StatusDecisionProblem(string Pointer, string Detail, bool Unknown);
