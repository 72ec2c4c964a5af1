using System.Collections.Immutable;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Json;
using Publisher.Credentials.Status;
using Publisher.Credentials.Verification;
using Publisher.Verifying;

namespace Publisher.Cli.Peers;

/// <summary>Brings a peer's status lists up to date. A list that is not good, or no longer says of an award what it said, is set aside, and the last good one stays.</summary>
internal static class PeerLists
{
    /// <summary>The lists, by address.</summary>
    internal static async Task<ImmutableDictionary<string, SignedDocument>> Pull(PeerVisit visit, RecognitionDocument said, AuthorityChain chain)
    {
        var kept = visit.Kept.StatusLists.ToDictionary(l => $"{visit.Settings.Url}/status/{l.Name}.json", l => l.Document, StringComparer.Ordinal);
        foreach (var address in said.StatusLists.Distinct(StringComparer.Ordinal))
        {
            var answer = await visit.GetAgain(address, JsonLimits.Credential.Bytes).ConfigureAwait(false);
            if (visit.Web.Ended is not null)
            {
                break;
            }
            var problem = answer.Problem;
            if (problem is null && Read(visit, chain, address, answer.Bytes, kept.GetValueOrDefault(address), out problem) is { } list)
            {
                kept[address] = list;
                visit.Write(address[(visit.Settings.Url.Length + 1)..], list.Bytes.Span);
            }
            else
            {
                visit.SetAside(address, problem ?? "it cannot be read");
            }
        }
        return kept.ToImmutableDictionary(StringComparer.Ordinal);
    }

    private static SignedDocument? Read(PeerVisit visit, AuthorityChain chain, string address, ReadOnlyMemory<byte> bytes, SignedDocument? before, out string? problem)
    {
        var name = address.StartsWith($"{visit.Settings.Url}/status/", StringComparison.Ordinal) ? address[(visit.Settings.Url.Length + "/status/".Length)..] : "";
        if (!name.EndsWith(".json", StringComparison.Ordinal) || name.Length is < 6 or > 9 || name[0] == '0' || !name[..^5].All(char.IsAsciiDigit))
        {
            problem = $"a status list stands at {visit.Settings.Url}/status/<number>.json";
            return null;
        }
        if (!SignedDocument.TryParse(bytes, out var document, out var unreadable))
        {
            problem = RecognitionDocument.IsWebPage(bytes.Span) ? "a web page stands there" : unreadable.Detail;
            return null;
        }
        var material = PeerIssuer.Of(visit.Settings, chain, ImmutableDictionary<string, SignedDocument>.Empty.Add(address, document), []);
        var report = new CredentialVerifier(material).VerifyStatusList(document, new() { At = visit.Now });
        if (report.State is not (CredentialState.Valid or CredentialState.ValidUnrecognised) || new CredentialVerifier(material).StatusListAt(address, out _) is not { } list)
        {
            problem = PeerVerdict.Reason(report);
            return null;
        }
        // Taking an award back is for good.
        problem = before is not null && BitstringStatusList.TryRead(before, out var old, out _) && old.SetBits.FirstOrDefault(i => list[i] != true, -1) is >= 0 and var lost
            ? FormattableString.Invariant($"it no longer says that award {lost} was taken back, which it said before") : null;
        return problem is null ? document : null;
    }
}
