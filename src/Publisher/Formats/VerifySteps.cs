using Publisher.Templates;

namespace Publisher.Formats;

/// <summary>The steps of a check as pages list them before any runs, in the order of a report (docs/verify-report.schema.json).</summary>
internal static class VerifySteps
{
    private static readonly (string Name, string Title, string Asks)[] Steps =
    [
        ("format", "Format", "Is it an award, and do we know every word of it?"),
        ("signatures", "Signatures", "Is each signature good over exactly these words?"),
        ("authority", "Authority and quorum", "Were these people allowed to sign, and were they enough?"),
        ("status", "Status", "Has it been revoked, withdrawn or replaced?"),
        ("dates", "Dates", "Has it begun, and not ended?"),
        ("log", "Log", "Does it stand in a public log?"),
        ("holder", "Holder", "Is it about whoever shows it?"),
        ("issuer", "Issuer recognised here", "Is its issuer one that this site recognises?"),
    ];

    /// <summary>The fields of each.</summary>
    public static IEnumerable<FieldSet> Fields { get; } =
        [.. Steps.Select(s => new FieldSet { { "name", s.Name }, { "title", s.Title }, { "asks", s.Asks } })];
}
