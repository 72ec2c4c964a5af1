using System.Collections.Immutable;
using Publisher.Authoring;
using Publisher.Cli.Keys;
using Publisher.Cli.Terminal;
using Publisher.Content;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Json;
using Publisher.Credentials.Keys;
using Publisher.Diagnostics;
using Publisher.Verifying;

namespace Publisher.Cli.Authoring;

/// <summary>A signature on an authority version: shown as what it changes, made here or sent by somebody.</summary>
internal sealed class AuthoritySigning(CliContext context, SiteSession site, KeyStore store, SigningChoice choice, PassphraseSource passphrases, People? called = null)
{
    private readonly Cosigner cosigner = new(context, site, choice, passphrases);
    private readonly People people = called ?? People.Of(site.Content, store, new HolderBook(store, passphrases));

    /// <summary>Shows the version, and signs it.</summary>
    /// <exception cref="CliException">It must not be signed, or the signature would not count.</exception>
    public int Sign(AuthorityFile file)
    {
        var (version, before) = Open(file);
        ImmutableArray<AuthorityDocument> authorities = before is null ? [version] : [version, before];
        var standings = AuthorityChain.Standings([.. Before(version), version]);
        var signer = choice.WithCode ? SigningMember.FromCode(context, authorities)
            : SigningMember.Choose(context, store, authorities, choice.Handle, m => IsOpen(standings, m));
        RefuseSecond(file, signer.Key.PublicKey.Multibase, signer.Member);
        Show(version, before);
        using var key = cosigner.Open(signer);
        var proofs = cosigner.Prove(file.Published, key);
        var renewed = ListRenewal.For(site, version, signer, key, choice.Now, Completes(standings, signer.Key.PublicKey));
        if (file.Published.Root.GetProperty("proof").GetArrayLength() > 0)
        {
            return Add(file, version, cosigner.ProofFile(file.File.Path, signer.Member.Id, SignedText.ProofFile(proofs)), signer.Member, renewed);
        }
        var signed = SiteSession.Parse(SignedText.SignDraft(file.File.Bytes.Span, proofs));
        return Finish(version, signed, new(file.File.Path, signed.Bytes), signer.Member, renewed);
    }

    /// <summary>Takes a file of proofs that somebody sent.</summary>
    /// <exception cref="CliException">They are no good, or would not count.</exception>
    public int Take(AuthorityFile file, SentProofs sent)
    {
        var (version, before) = Open(file);
        var member = sent.MemberIn(before is null ? [version] : [version, before]);
        return Add(file, version, cosigner.ProofFile(file.File.Path, member.Id, sent.Bytes), member, []);
    }

    /// <summary>What signers answer for: the changes, or, for the first version, all of it.</summary>
    public void Show(AuthorityDocument version, AuthorityDocument? before)
    {
        if (before is null)
        {
            context.Out.WriteLine(Printable.Line($"{site.Config.Title} would decide like this (authority version {version.Version}):"));
            context.Out.WriteLine();
            AuthorityWords.Write(context.Out, version, people);
            return;
        }
        context.Out.WriteLine(Printable.Line($"{site.Config.Title} would decide otherwise. Authority version {version.Version} changes of version {before.Version}:"));
        context.Out.WriteLine();
        foreach (var change in AuthorityWords.Changes(before, version, people))
        {
            context.Out.WriteLine("  " + Printable.Line(change));
        }
        context.Out.WriteLine();
    }

    /// <summary>Whether a person's signature is still of use.</summary>
    public static bool IsOpen(ImmutableArray<AmendmentStanding> standings, SigningMember signer) =>
        standings.Any(s => s.Missing > 0 && s.Open.Any(m => m.Subject == signer.Member.Subject && m.Keys.Any(k => k.Key.Equals(signer.Key.PublicKey))));

    /// <summary>Whether one more person's signature makes everything that is required.</summary>
    public static bool Completes(ImmutableArray<AmendmentStanding> standings, Ed25519PublicKey key) =>
        standings.GroupBy(s => s.RulesOf).All(g => g.Any(s => s.Missing - (s.Open.Any(m => m.Keys.Any(k => k.Key.Equals(key))) ? 1 : 0) <= 0));

    /// <summary>Says that lists have to be signed anew when the keys of all who signed one end with a version.</summary>
    public void TellLists(AuthorityDocument version)
    {
        var ended = version.Members.SelectMany(m => m.Keys).Where(k => k.RetiredAt is not null || k.CompromisedAt is not null).Select(k => k.Key.Multibase).ToHashSet(StringComparer.Ordinal);
        if (site.Content.StatusLists.Any(l => ListRenewal.Signers(l.Document.Root).All(ended.Contains)))
        {
            context.Out.WriteLine("The key that signed the status list ends with this version: once it is in force, somebody who may must sign the list anew, with: publisher status rebuild");
        }
    }

    /// <summary>Says who is still missing, or that the version is in force.</summary>
    public void Tell(ImmutableArray<AuthorityDocument> versions, string path)
    {
        if (AuthorityChain.TryVerify(versions, out _, out var problem))
        {
            var from = versions[^1].ValidFrom;
            context.Out.WriteLine(from <= choice.Now ? "Enough people have signed it: it is in force." : $"Enough people have signed it: it comes into force on {Words.Day(from)}.");
            return;
        }
        context.Out.WriteLine(Printable.Line($"Still missing: {problem.Detail}."));
        if (WhoSigns.ToAsk(AuthorityChain.Standings(versions), people.Name) is { Length: > 0 } ask)
        {
            context.Out.WriteLine(Printable.Line($"Ask {ask}. To sign it: publisher sign {path}"));
        }
    }

    private ImmutableArray<AuthorityDocument> Before(AuthorityDocument version) => [.. site.Versions.Where(v => v.Version < version.Version)];

    private (AuthorityDocument Version, AuthorityDocument? Before) Open(AuthorityFile file)
    {
        var version = site.Versions.First(v => v.Version == file.Version);
        return AuthorityChain.TryVerify([.. Before(version), version], out _, out _)
            ? throw CliException.Usage($"authority version {version.Version} has every signature it needs", "awards name it by a digest of all its bytes, so nothing may be added to it any more")
            : (version, Before(version).LastOrDefault());
    }

    private void RefuseSecond(AuthorityFile file, string key, AuthorityMember member)
    {
        if (file.Published.Root.GetProperty("proof").EnumerateArray().Any(p => p.GetProperty("verificationMethod").GetString()!.EndsWith("#" + key, StringComparison.Ordinal)))
        {
            throw CliException.Usage($"{people.Name(member)} has signed this version already");
        }
    }

    private int Add(AuthorityFile file, AuthorityDocument version, NewFile proofs, AuthorityMember member, ImmutableArray<NewFile> renewed) =>
        Finish(version, Cosigner.Splice(file.File.Bytes, site.Tree.Under(Cosigner.ProofFolder(file.File.Path)).Select(f => f.Bytes), proofs.Bytes), proofs, member, renewed);

    private int Finish(AuthorityDocument version, SignedDocument spliced, NewFile file, AuthorityMember member, ImmutableArray<NewFile> renewed)
    {
        if (!AuthorityDocument.TryRead(spliced, out var signed, out var problem))
        {
            throw CliException.Bad($"this is no authority document: {problem.Detail} (at {problem.Pointer})");
        }
        ImmutableArray<AuthorityDocument> versions = [.. Before(version), signed];
        if (!AuthorityChain.TryVerify(versions, out _, out var missing) && missing.Missing == 0)
        {
            throw CliException.Bad($"this version must not be signed: {missing.Detail}");
        }
        if (AuthorityChain.Standings(versions).All(s => s.Signed.All(m => m.Subject != member.Subject)))
        {
            throw CliException.Bad($"the signature of {people.Name(member)} would not count: neither the old rules nor the new ones ask for it", "see who decides with: publisher authority show");
        }
        if (missing is null)
        {
            // Awards made since it was proposed would fall: they are dated in its time and name the version before it.
            site.RequireGood(context, [file, .. renewed], isTolerable: d => d.Descriptor == CredentialDescriptors.StatusListRefused || d.Descriptor == StatusDescriptors.DecisionRefused);
        }
        if (site.Tree.Find(file.Path) is null)
        {
            cosigner.Write(file);
        }
        else
        {
            site.Replace(file);
            context.Out.WriteLine($"signed {Printable.Line(site.Shown(context, file.Path))}; commit it");
        }
        foreach (var list in renewed)
        {
            site.Replace(list);
            context.Out.WriteLine($"signed {Printable.Line(site.Shown(context, list.Path))} anew, because its signer's key ends; commit it");
        }
        Tell(versions, $"content/authority/{version.Version}.json");
        if (renewed.IsEmpty)
        {
            TellLists(version);
        }
        return ExitCodes.Ok;
    }
}
