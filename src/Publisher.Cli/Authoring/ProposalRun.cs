using System.Collections.Immutable;
using Publisher.Authoring;
using Publisher.Cli.Keys;
using Publisher.Cli.Terminal;
using Publisher.Credentials.Authority;
using Publisher.Diagnostics;

namespace Publisher.Cli.Authoring;

/// <summary>How a proposal is made.</summary>
/// <param name="From">When it comes into force, or null for as soon as it can.</param>
/// <param name="Unsigned">Whether it is left as a draft that nobody has signed.</param>
/// <param name="Replace">Whether it takes the place of one that waits.</param>
internal sealed record ProposalOptions(DateTimeOffset? From, bool Unsigned, bool Replace);

/// <summary>One proposal of a new authority version: drafted, judged, shown as what it changes, signed by the proposer, written, and told who is missing.</summary>
internal sealed class ProposalRun(CliContext context, SiteSession site, KeyStore store, SigningChoice choice, ProposalOptions options) : IDisposable
{
    private const int DaysToSign = 7;

    private readonly AuthorityChain chain = site.RequireChain();
    private readonly PassphraseSource passphrases = new(context);
    // They know what those are called who are only just joining.
    private Persons? persons;

    /// <inheritdoc/>
    public void Dispose() => passphrases.Dispose();

    private HolderBook Book => field ??= new(store, passphrases);

    private Cosigner Cosigner => field ??= new(context, site, choice, passphrases);

    private People People => field ??= People.Of(site.Content, store, Book).With([], id => persons?.NameOf(id));

    private string Path => FormattableString.Invariant($"content/authority/{chain.Newest.Version + 1}.json");

    private string AffirmedPath => FormattableString.Invariant($"content/authority/{chain.Newest.Version + 1}.affirmed");

    /// <summary>Proposes what was typed.</summary>
    /// <exception cref="CliException">It cannot be; nothing was written.</exception>
    public int Run(Proposal proposal)
    {
        var named = persons = new Persons(site.Content, store, Book, proposal.Ids);
        ImmutableArray<SignedByKey>? signed = null;
        ImmutableArray<string> lines = [];
        (AuthorityDraft, byte[]?) Draft(DateTimeOffset from)
        {
            var edits = new ProposalEdits(proposal, named, chain.Versions, from, choice.Now);
            var draft = edits.Apply();
            if (edits.Ended.Count == 0)
            {
                return (draft, null);
            }
            if (signed is null)
            {
                var affirmation = new Affirmation(context, site, chain, People);
                signed = affirmation.Find([.. edits.Ended.Select(e => e.Key).Distinct()]);
                lines = affirmation.Choose(signed.Value, edits.Ended, proposal.Affirm);
            }
            var list = AffirmedList.Write(lines);
            var affirmed = new AffirmedAwards(lines.Length, Sri.Of(list));
            var ended = edits.Ended.Select(e => e.Key).ToHashSet();
            return (draft with { Members = [.. draft.Members.Select(m => m with { Keys = [.. m.Keys.Select(k => ended.Contains(k.Key) ? k with { Affirmed = affirmed } : k)] })] }, list);
        }
        return Propose(Draft, named.Remember);
    }

    /// <summary>Proposes an edited draft.</summary>
    /// <exception cref="CliException">It is none, or cannot be; nothing was written.</exception>
    public int Run(AuthorityDocument edited, byte[]? affirmed) => Propose(
        from => (AuthorityDraft.Of(edited) with
        {
            Version = chain.Newest.Version + 1,
            Previous = new(chain.Newest.Version, chain.Newest.DigestSri),
            Issuer = site.Config.IssuerDid,
            ValidFrom = options.From ?? edited.ValidFrom,
        }, affirmed), () => { });

    /// <summary>The unsigned draft of what was typed, to be edited by hand.</summary>
    public byte[] Write(Proposal proposal)
    {
        persons = new Persons(site.Content, store, Book, proposal.Ids);
        return AuthorityWriter.Write(new ProposalEdits(proposal, persons, chain.Versions, options.From ?? choice.Now, choice.Now).Apply()).ToBytes();
    }

    private int Propose(Func<DateTimeOffset, (AuthorityDraft, byte[]?)> make, Action remember)
    {
        var removed = RefuseWaiting();
        var (draft, affirmed) = make(options.From ?? choice.Now);
        var version = Read(draft);
        if (options.Unsigned)
        {
            return Finish(version, null, affirmed, removed, remember, []);
        }
        ImmutableArray<AuthorityDocument> authorities = [version, chain.Newest];
        var standings = AuthorityChain.Standings([.. chain.Versions, version]);
        var signer = choice.WithCode ? SigningMember.FromCode(context, authorities)
            : SigningMember.Choose(context, store, authorities, choice.Handle, m => AuthoritySigning.IsOpen(standings, m));
        if (options.From is null && !AuthoritySigning.Completes(standings, signer.Key.PublicKey))
        {
            // Others have to sign as well; awards are made under the old rules until then.
            var day = choice.Now.UtcDateTime.Date.AddDays(DaysToSign);
            (draft, affirmed) = make(new DateTimeOffset(day, TimeSpan.Zero));
            version = Read(draft);
        }
        Judge(version);
        new AuthoritySigning(context, site, store, choice, passphrases, People).Show(version, chain.Newest);
        using var key = Cosigner.Open(signer);
        var renewed = ListRenewal.For(site, version, signer, key, choice.Now, AuthoritySigning.Completes(standings, signer.Key.PublicKey));
        return Finish(version, Cosigner.Prove(version.Document, key), affirmed, removed, remember, renewed, signer);
    }

    private ImmutableArray<string> RefuseWaiting()
    {
        if (site.Proposal is not { } waiting)
        {
            return [];
        }
        if (!options.Replace)
        {
            throw CliException.Usage($"authority version {waiting.Version} has been proposed already and waits for signatures",
                "sign it with: publisher sign " + Path + "; or say --replace to propose something else in its place");
        }
        return [.. site.Tree.Files.Select(f => f.Path).Where(p => p == Path || p == AffirmedPath || p.StartsWith(Cosigner.ProofFolder(Path), StringComparison.Ordinal))];
    }

    private static AuthorityDocument Read(AuthorityDraft draft)
    {
        var bytes = SignedText.Draft(AuthorityWriter.Write(draft));
        return AuthorityDocument.TryRead(SiteSession.Parse(bytes), out var version, out var problem)
            ? version
            : throw CliException.Usage($"this makes no authority document: {problem.Detail} (at {problem.Pointer})");
    }

    private void Judge(AuthorityDocument version)
    {
        if (version.ValidFrom < chain.Newest.ValidFrom)
        {
            throw CliException.Usage($"a new version cannot come into force before the one in force did, on {chain.Newest.ValidFrom:yyyy-MM-dd}");
        }
        var words = People.RuleWords(version.Members);
        var sense = AuthoritySense.Of(version, r => $"rule for {words.Subject(r.Badges).Words}");
        // What was so before was said when it came to be, and doctor says it still.
        var known = AuthoritySense.Of(chain.Newest, r => $"rule for {words.Subject(r.Badges).Words}").Cautions;
        foreach (var caution in sense.Cautions.Except(known, StringComparer.Ordinal))
        {
            context.Error.WriteLine(Printable.Line($"warning: {caution}"));
        }
        if (sense.Refusals.Length > 0)
        {
            foreach (var refusal in sense.Refusals)
            {
                context.Error.WriteLine(Printable.Line($"error: {refusal}"));
            }
            throw CliException.Bad("nobody could ever satisfy these rules, so they are not proposed", "lower the number, or add people first");
        }
    }

    private int Finish(
        AuthorityDocument version, ImmutableArray<string>? proofs, byte[]? affirmed, ImmutableArray<string> removed, Action remember, ImmutableArray<NewFile> renewed, SigningMember? signer = null)
    {
        if (proofs is null)
        {
            Judge(version);
            new AuthoritySigning(context, site, store, choice, passphrases, People).Show(version, chain.Newest);
        }
        var bytes = proofs is { } made ? SignedText.SignDraft(version.Document.Bytes.Span, made) : version.Document.Bytes.ToArray();
        if (!AuthorityDocument.TryRead(SiteSession.Parse(bytes), out var signed, out var unread))
        {
            throw CliException.Bad($"this makes no authority document: {unread.Detail}");
        }
        ImmutableArray<AuthorityDocument> versions = [.. chain.Versions, signed];
        var complete = AuthorityChain.TryVerify(versions, out _, out var problem);
        if (!complete && problem!.Missing == 0)
        {
            throw CliException.Bad($"this version would not hold: {problem.Detail}");
        }
        if (signer is not null && AuthorityChain.Standings(versions).All(s => s.Signed.All(m => m.Subject != signer.Member.Subject)))
        {
            throw CliException.Bad($"the signature of {People.Name(signer.Member)} would not count: neither the old rules nor the new ones ask for it", "let somebody else propose it: publisher authority show says who decides");
        }
        ImmutableArray<NewFile> files = [.. affirmed is null ? (NewFile[])[] : [new NewFile(AffirmedPath, affirmed)], new NewFile(Path, bytes)];
        // What it would make of the site is found now, not by the next build.
        site.RequireGood(context, [.. files, .. renewed], removed, d => d.Descriptor == CredentialDescriptors.StatusListRefused || d.Descriptor == StatusDescriptors.DecisionRefused);
        remember();
        foreach (var path in removed)
        {
            site.Remove(path);
        }
        site.Write(files);
        foreach (var list in renewed)
        {
            site.Replace(list);
        }
        Tell(files, renewed, versions);
        return ExitCodes.Ok;
    }

    private void Tell(ImmutableArray<NewFile> files, ImmutableArray<NewFile> renewed, ImmutableArray<AuthorityDocument> versions)
    {
        foreach (var file in files)
        {
            context.Out.WriteLine($"wrote {Printable.Line(site.Shown(context, file.Path))}; commit it");
        }
        foreach (var list in renewed)
        {
            context.Out.WriteLine($"signed {Printable.Line(site.Shown(context, list.Path))} anew, because its signer's key ends; commit it");
        }
        var signing = new AuthoritySigning(context, site, store, choice, passphrases, People);
        signing.Tell(versions, Path);
        if (renewed.IsEmpty)
        {
            signing.TellLists(versions[^1]);
        }
    }
}
