using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using Publisher.Credentials.Json;
using Publisher.Credentials.OpenBadges;
using Publisher.Credentials.Verification;

namespace Publisher.Credentials.Bundles;

/// <summary>
/// One award with everything that judging it needs, in one file (docs/formats.md, "The offline file"): its text and its issuer's documents, each by its address and with
/// its exact bytes. Nothing in it is trusted for being there; and that the documents are their issuer's own, only a pin or the issuer's site can say.
/// </summary>
public sealed class AwardBundle : IIssuerDocuments
{
    /// <summary>Most documents in one file.</summary>
    public const int MostDocuments = 512;

    /// <summary>What <c>type</c> says.</summary>
    public const string TypeName = "PublisherBundle";

    internal const int Format = 1;

    private readonly ImmutableDictionary<string, ReadOnlyMemory<byte>> documents;

    private AwardBundle(string address, SignedDocument credential, ImmutableDictionary<string, ReadOnlyMemory<byte>> documents) =>
        (Address, Credential, this.documents) = (address, credential, documents);

    /// <summary>How long such a file may be, and how deep.</summary>
    public static JsonLimits Limits { get; } = new(8 * 1024 * 1024, 8);

    /// <summary>The award's address.</summary>
    public string Address { get; }

    /// <summary>The award, as it was published.</summary>
    public SignedDocument Credential { get; }

    /// <summary>The endorsements in it that say they are of the award, in the order of their addresses. They are verified no more than the rest.</summary>
    public IEnumerable<SignedDocument> Endorsements => documents.Where(d => d.Key != Address).OrderBy(d => d.Key, StringComparer.Ordinal)
        .Select(d => SignedDocument.TryParse(d.Value, out var document, out _) && EndorsementVerifier.IsEndorsement(document)
            && EndorsementCredential.TryRead(document.Root, out var endorsement, out _) && endorsement.SubjectId == Address ? document : null)
        .OfType<SignedDocument>();

    /// <inheritdoc/>
    public string Source => "known from this offline file";

    /// <summary>Whether bytes may be such a file; asked before they are read.</summary>
    public static bool Looks(ReadOnlySpan<byte> bytes) => bytes[..Math.Min(bytes.Length, 256)].IndexOf("\"PublisherBundle\""u8) >= 0;

    /// <summary>Whether a document says that it is one.</summary>
    public static bool Is(SignedDocument document) =>
        document.Root.ValueKind == JsonValueKind.Object && document.Root.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String && type.ValueEquals(TypeName);

    /// <summary>Reads one; the problem is a phrase.</summary>
    public static bool TryRead(SignedDocument file, [NotNullWhen(true)] out AwardBundle? bundle, [NotNullWhen(false)] out string? problem)
    {
        bundle = null;
        var reading = new ShapeReading();
        var root = ObjectShape.Root(reading, file.Root);
        root.Only("type", "format", "asOf", "credential", "documents", "evidence");
        if (root.Number("format", 0) is var format && format != Format)
        {
            root.Refuse("format", FormattableString.Invariant($"format is {format}; {Format} is what this program knows"), unknown: true);
        }
        root.OptionalMoment("asOf");
        var address = root.Text("credential");
        var all = ReadDocuments(root.Object("documents"));
        problem = reading.Detail is { } wrong ? $"{wrong} (at {reading.Pointer})" : null;
        if (problem is not null)
        {
            return false;
        }
        if (!all.TryGetValue(address, out var text))
        {
            problem = $"the award it is about, {address}, is not in it";
            return false;
        }
        if (!SignedDocument.TryParse(text, out var credential, out var unreadable))
        {
            problem = $"the award in it cannot be read: {unreadable.Detail}";
            return false;
        }
        bundle = new AwardBundle(address, credential, all);
        return true;
    }

    /// <inheritdoc/>
    public DocumentAnswer Find(string address, int mostBytes) => !documents.TryGetValue(address, out var bytes) ? DocumentAnswer.Absent($"{address} is not in this offline file")
        : bytes.Length > mostBytes ? DocumentAnswer.Unknown(FormattableString.Invariant($"{address} is longer than {mostBytes / 1024} KiB"))
        : DocumentAnswer.Found(bytes);

    private static ImmutableDictionary<string, ReadOnlyMemory<byte>> ReadDocuments(ObjectShape documents)
    {
        var all = ImmutableDictionary.CreateBuilder<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        foreach (var member in documents.Element.ValueKind == JsonValueKind.Object ? documents.Element.EnumerateObject() : default)
        {
            if (all.Count == MostDocuments)
            {
                documents.Refuse(null, FormattableString.Invariant($"there are more than {MostDocuments} documents"));
                break;
            }
            all[member.Name] = Encoding.UTF8.GetBytes(documents.TextOrEmpty(member.Name));
        }
        return all.ToImmutable();
    }
}
