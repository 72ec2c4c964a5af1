using System.Text.Json;
using Publisher.Cli.Disk;
using Publisher.Credentials.Json;
using Publisher.Credentials.OpenBadges;

namespace Publisher.Cli.Issuers;

/// <summary>The endorsements that lie in a repository or a copy of a site.</summary>
internal static class EndorsementFolder
{
    private const int Most = 256;

    /// <summary>The addresses of endorsements of one document, sorted; of those that can be read.</summary>
    /// <exception cref="IOException">The disk refused.</exception>
    internal static IReadOnlyList<string> About(string folder, string subject) => !Directory.Exists(folder) ? [] :
    [
        .. Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal)
            .Select(file => DocumentFile.TryRead(file, out var document, out _) && Is(document, subject) ? document.Root.GetProperty("id").GetString()! : null)
            .OfType<string>().Take(Most),
    ];

    private static bool Is(SignedDocument document, string subject) =>
        document.Root.ValueKind == JsonValueKind.Object && EndorsementCredential.TryRead(document.Root, out var endorsement, out _) && endorsement.SubjectId == subject;
}
