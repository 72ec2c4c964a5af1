using System.Text.Json;
using Publisher.Credentials.Json;

namespace Publisher.Cli.Issuers;

/// <summary>What the recognition.json of a copy of a site says of itself: as of when it is one (docs/mirrors.md).</summary>
internal static class CopyMark
{
    /// <summary>The longest recognition.json.</summary>
    internal const int MostBytes = 1024 * 1024;

    /// <summary>The moment; null for a site that is no copy.</summary>
    internal static DateTimeOffset? PulledIn(ReadOnlyMemory<byte> recognition) =>
        SignedDocument.TryParse(recognition, out var document, out _, new(MostBytes, JsonLimits.Credential.Depth))
        && document.Root is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("mirror", out var mirror) && mirror.ValueKind == JsonValueKind.Object
        && mirror.TryGetProperty("pulled", out var pulled) && pulled.ValueKind == JsonValueKind.String && Timestamp.TryRead(pulled.GetString(), out var moment) ? moment : null;
}
