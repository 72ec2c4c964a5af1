using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Publisher.Credentials.Json;
using Publisher.Credentials.Status;

namespace Publisher.Credentials.Verification;

/// <summary>Finds the status decisions about awards whose bit is set: each may stand at one of three addresses (docs/formats.md, "A status decision").</summary>
internal static class DecisionsAtHand
{
    private const string Folder = "/credentials/";
    private const string Extension = ".json";

    /// <summary>The decisions, by the address of the award. What is not found is not there: the set bit counts by itself.</summary>
    public static ImmutableDictionary<string, ImmutableArray<SignedDocument>> Find(
        IEnumerable<SignedDocument> credentials, IReadOnlyDictionary<string, SignedDocument> lists, IIssuerDocuments documents)
    {
        var read = new Dictionary<string, BitstringStatusList?>(StringComparer.Ordinal);
        var found = ImmutableDictionary.CreateBuilder<string, ImmutableArray<SignedDocument>>(StringComparer.Ordinal);
        foreach (var credential in credentials)
        {
            if (IssuerAssembler.StatusListOf(credential) is { } address && IndexOf(credential) is { } index && AddressOf(credential) is { } award
                && ListAt(address)?[index] == true && !found.ContainsKey(award) && About(award, documents) is { IsEmpty: false } decisions)
            {
                found.Add(award, decisions);
            }
        }
        return found.ToImmutable();

        BitstringStatusList? ListAt(string address)
        {
            if (!read.TryGetValue(address, out var list))
            {
                list = lists.TryGetValue(address, out var document) && BitstringStatusList.TryRead(document, out var good, out _) ? good : null;
                read.Add(address, list);
            }
            return list;
        }
    }

    private static ImmutableArray<SignedDocument> About(string award, IIssuerDocuments documents)
    {
        var at = award.LastIndexOf(Folder, StringComparison.Ordinal);
        if (at < 0 || !award.EndsWith(Extension, StringComparison.Ordinal))
        {
            return [];
        }
        var name = $"{award[..at]}/status/decisions/{award[(at + Folder.Length)..^Extension.Length]}";
        return [.. StatusDecision.ActionWords.Select(action => IssuerAssembler.Read(documents, $"{name}-{action}{Extension}", out _)).OfType<SignedDocument>()];
    }

    private static string? AddressOf(SignedDocument credential) => credential.Root.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String ? id.GetString() : null;

    private static int? IndexOf(SignedDocument credential) =>
        credential.Root.GetProperty("credentialStatus").TryGetProperty("statusListIndex", out var index) && index.ValueKind == JsonValueKind.String
        && int.TryParse(index.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
