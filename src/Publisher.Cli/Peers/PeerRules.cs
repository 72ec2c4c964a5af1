using System.Collections.Immutable;
using System.Globalization;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Json;
using Publisher.Credentials.Verification;
using Publisher.Diagnostics;
using Publisher.Verifying;

namespace Publisher.Cli.Peers;

/// <summary>
/// Brings a peer's rules up to date. What was seen once stays: older rules than before and another text of a version are refused, and both are kept as evidence. Null when there is nothing to go on
/// with, which is told.
/// </summary>
internal sealed class PeerRules(PeerVisit visit, RecognitionDocument said, ReadOnlyMemory<byte> saidBytes)
{
    private const int MostBytes = 256 * 1024;

    internal async Task<(AuthorityChain Chain, ImmutableArray<ReadOnlyMemory<byte>> Affirmed)?> Pull()
    {
        if (said.Issuer != visit.Settings.Issuer)
        {
            visit.Tell(SyncDescriptors.NotAPeer, $"it is of {said.Issuer}, and an address {visit.Settings.Url} is {visit.Settings.Issuer}");
            return null;
        }
        if (visit.Settings.Pin is { } pin && said.FirstDigest != pin)
        {
            visit.Tell(SyncDescriptors.OtherPin, said.FirstDigest, pin);
            return null;
        }
        if (said.Head > IssuerAssembler.MostVersions)
        {
            visit.Tell(SyncDescriptors.RulesRefused, FormattableString.Invariant($"there are {said.Head} versions of them, and at most {IssuerAssembler.MostVersions} are read"));
            return null;
        }
        return await Newest().ConfigureAwait(false) is { } chain ? (chain, await Affirmed(chain).ConfigureAwait(false)) : null;
    }

    private async Task<AuthorityChain?> Newest()
    {
        var known = Known();
        if (said.Head < known.Length)
        {
            visit.Write($"{visit.Evidence}rolled-back-{Number(said.Head)}/recognition.json", saidBytes.Span);
            visit.Tell(SyncDescriptors.RolledBack, Number(said.Head), Number(known.Length));
            return null;
        }
        if (said.Head == known.Length && Sri.Of(known[^1].Bytes.Span) == said.HeadDigest)
        {
            return Verify(known, out _);
        }
        var documents = said.Head == known.Length ? known[..^1] : known;
        while (documents.Length < said.Head)
        {
            if (await Version(documents.Length + 1).ConfigureAwait(false) is not { } next)
            {
                return null;
            }
            documents = documents.Add(next);
        }
        if (Sri.Of(documents[^1].Bytes.Span) != said.HeadDigest)
        {
            visit.Tell(SyncDescriptors.NotAPeer, FormattableString.Invariant($"the digest it names for version {said.Head} of its rules is not that of the document at its address"));
            return null;
        }
        var chain = Verify(documents, out var reason);
        if (known.Length > 0 && (chain is null || said.Head == known.Length))
        {
            await TellFork(known, reason).ConfigureAwait(false);
            return null;
        }
        if (chain is null)
        {
            Refuse(documents, reason);
            return null;
        }
        foreach (var version in chain.Versions.Skip(known.Length))
        {
            visit.Write($"authority/{Number(version.Version)}.json", version.Document.Bytes.Span);
        }
        return chain;
    }

    // What is kept, as far as it holds from the pin on: files that were damaged here are fetched anew.
    private ImmutableArray<SignedDocument> Known()
    {
        var kept = visit.Kept.Authorities.Where((a, i) => a.Version == i + 1).Select(a => a.Published).ToImmutableArray();
        return Verify(kept, out _) is null ? [] : kept;
    }

    private AuthorityChain? Verify(ImmutableArray<SignedDocument> documents, out string reason) => PeerIssuer.TryVerifyChain(visit.Settings, documents, out reason, out var chain) ? chain : null;

    private void Refuse(ImmutableArray<SignedDocument> documents, string reason)
    {
        if (visit.Settings.Pin is { } pin && Sri.Of(documents[0].Bytes.Span) is var first && first != pin)
        {
            visit.Tell(SyncDescriptors.OtherPin, first, pin);
            return;
        }
        visit.Tell(SyncDescriptors.RulesRefused, reason);
    }

    // The newest version they and we both have with the same bytes is where the two ways part.
    private async Task TellFork(ImmutableArray<SignedDocument> known, string reason)
    {
        for (var version = known.Length; version >= 1; version--)
        {
            if (await Version(version).ConfigureAwait(false) is not { } theirs)
            {
                return;
            }
            if (theirs.Bytes.Span.SequenceEqual(known[version - 1].Bytes.Span))
            {
                break;
            }
            if (Verify([.. known[..(version - 1)], theirs], out var refused) is not null)
            {
                var folder = $"{visit.Evidence}fork-{Number(version)}/";
                visit.Write(folder + "kept.json", known[version - 1].Bytes.Span);
                visit.Write(folder + "shown.json", theirs.Bytes.Span);
                visit.Tell(SyncDescriptors.Fork, Number(version));
                return;
            }
            reason = refused;
        }
        visit.Tell(SyncDescriptors.RulesRefused, reason);
    }

    private async Task<SignedDocument?> Version(int number)
    {
        var address = $"{visit.Settings.Url}/authority/{Number(number)}.json";
        var answer = await visit.Web.Get(address, MostBytes).ConfigureAwait(false);
        if (answer.Problem is { } problem)
        {
            visit.Tell(SyncDescriptors.NotReached, $"{problem} ({address})");
            return null;
        }
        if (SignedDocument.TryParse(answer.Bytes, out var document, out var unreadable))
        {
            return document;
        }
        visit.Tell(SyncDescriptors.RulesRefused, RecognitionDocument.IsWebPage(answer.Bytes.Span) ? $"a web page stands at {address}" : $"{address} cannot be read: {unreadable.Detail}");
        return null;
    }

    // A list that is not found affirms nothing; the awards it would affirm are then set aside.
    private async Task<ImmutableArray<ReadOnlyMemory<byte>>> Affirmed(AuthorityChain chain)
    {
        var named = chain.Versions.SelectMany(v => v.Members).SelectMany(m => m.Keys).Select(k => k.Affirmed?.DigestSri).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var found = visit.Kept.Affirmed.Select(a => a.File.Bytes).Where(b => named.Remove(Sri.Of(b.Span))).ToList();
        foreach (var version in chain.Versions.Where(_ => named.Count > 0))
        {
            var name = $"authority/{Number(version.Version)}.affirmed";
            if (!version.Members.SelectMany(m => m.Keys).Any(k => k.Affirmed is { } a && named.Contains(a.DigestSri)))
            {
                continue;
            }
            var answer = await visit.Web.Get($"{visit.Settings.Url}/{name}", IssuerAssembler.MostAffirmedBytes).ConfigureAwait(false);
            if (answer.Problem is null && named.Remove(Sri.Of(answer.Bytes.Span)))
            {
                found.Add(answer.Bytes);
                visit.Write(name, answer.Bytes.Span);
            }
            else
            {
                visit.SetAside($"{visit.Settings.Url}/{name}", answer.Problem ?? "it is not the list that the rules name");
            }
        }
        return [.. found];
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
