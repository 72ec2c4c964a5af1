using System.CommandLine;
using Publisher.Authoring;
using Publisher.Cli.Authoring;
using Publisher.Cli.Keys;
using Publisher.Cli.Terminal;
using Publisher.Content;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Json;
using Publisher.Credentials.Verification;

namespace Publisher.Cli.Commands;

/// <summary>
/// <c>publisher sign</c>: shows an award or authority version in plain words, then writes this person's proofs to a file beside it. The
/// document itself is never touched, so signers on two branches never meet.
/// </summary>
internal static class SignCommand
{
    internal static Command Create(CliContext context)
    {
        var file = new Argument<string>("FILE") { Description = "An award (content/awards/…) or an authority version (content/authority/…)." };
        var member = AwardCommand.MemberOption();
        var yes = new Option<bool>("--yes") { Description = "Sign without asking." };
        var command = new Command("sign", "Add your signature to an award or an authority version.") { file, member, yes, ClockOption.Create() };
        command.SetAction(parsed =>
        {
            var path = context.Resolve(parsed.GetValue(file)!);
            if (!File.Exists(path))
            {
                throw CliException.Usage($"there is no file {parsed.GetValue(file)}", "name the file of an award or authority version below content/");
            }
            var folder = parsed.GetValue<string?>("--site") is null && CommonOptions.EnclosingSite(Path.GetDirectoryName(path)!) is { } enclosing ? enclosing : parsed.SiteFolder(context);
            var site = SiteSession.Open(context, folder);
            var relative = Path.GetRelativePath(folder, path).Replace('\\', '/');
            var store = KeyStore.Open(context);
            var signing = new Signing(context, site, store, parsed.GetValue(member), parsed.GetValue(yes), parsed.Now(context));
            if (site.Content.Awards.FirstOrDefault(a => a.File.Path == relative) is { } award)
            {
                return signing.SignAward(SiteSession.Read(award));
            }
            return site.Content.Authorities.FirstOrDefault(a => a.File.Path == relative) is { } version
                ? signing.SignAuthority(version)
                : throw CliException.Usage($"{relative} is neither an award nor an authority version of this site", "what is signed here lies in content/awards and content/authority");
        });
        return command;
    }

    private sealed class Signing(CliContext context, SiteSession site, KeyStore store, string? handle, bool yes, DateTimeOffset now)
    {
        internal int SignAward(Award award)
        {
            var chain = site.RequireChain();
            var judge = new AwardJudge(site, chain);
            var before = judge.Judge(award.Published);
            if (before[CheckName.Signatures].Verdict != Verdict.Passed || before[CheckName.Format].Verdict != Verdict.Passed)
            {
                throw CliException.Bad($"this award must not be signed: {AwardJudge.Reason(before)}", "bring the file back from git as its first signer committed it");
            }
            var authority = before.AuthorityVersion is { } number && chain.Find(number) is { } made ? made : chain.Newest;
            var signer = SigningMember.Choose(context, store, authority, handle);
            var people = new People(site.Content, store);
            if (before.Signers.Any(s => s.Subject == signer.Member.Subject))
            {
                throw CliException.Usage($"{people.Name(signer.Member)} has signed this award already", Quorum.Words(before, authority, people, award.Credential.CredentialSubject.Id, now));
            }
            SignedWords.Show(context, site, award, authority, before, people);
            var proofs = Prove(award.Published, signer);
            var after = judge.Judge(Splice(award.File.Bytes, award.ProofFiles.Select(f => f.Bytes), proofs));
            if (!AwardJudge.Stands(after) || after.Signers.All(s => s.Subject != signer.Member.Subject || !s.Counts))
            {
                throw CliException.Bad($"this signature would not count: {(AwardJudge.Stands(after) ? after[CheckName.Authority].Reason : AwardJudge.Reason(after))}",
                    "see how your guild decides with: publisher authority show");
            }
            Write(award.File.Path, signer, proofs);
            context.Out.WriteLine(Printable.Line(Quorum.Words(after, authority, people, award.Credential.CredentialSubject.Id, now)));
            return ExitCodes.Ok;
        }

        internal int SignAuthority(AuthorityFile version)
        {
            var authority = site.Versions.First(v => v.Version == version.Version);
            if (AuthorityChain.TryVerify([.. site.Versions.Where(v => v.Version <= version.Version)], out _, out _))
            {
                throw CliException.Usage($"authority version {version.Version} has every signature it needs",
                    "awards name it by a digest of all its bytes, so nothing may be added to it any more");
            }
            var previous = site.Versions.FirstOrDefault(v => v.Version == version.Version - 1);
            var choice = previous is not null && !store.In(authority).Any() ? previous : authority;
            var signer = SigningMember.Choose(context, store, choice, handle);
            var people = new People(site.Content, store);
            var method = $"{authority.Issuer}#{signer.File.PublicKey.Multibase}";
            if (version.Published.Root.GetProperty("proof").EnumerateArray().Any(p => p.GetProperty("verificationMethod").GetString() == method))
            {
                throw CliException.Usage($"{people.Name(signer.Member)} has signed this version already");
            }
            context.Out.WriteLine(Printable.Line($"{site.Config.Title} would decide like this (authority version {version.Version}):"));
            context.Out.WriteLine();
            AuthorityWords.Write(context.Out, authority, people);
            var proofs = Prove(version.Published, signer);
            var isDraft = version.Published.Root.GetProperty("proof").GetArrayLength() == 0;
            var spliced = isDraft
                ? SiteSession.Parse(SignedText.SignDraft(version.File.Bytes.Span, proofs))
                : Splice(version.File.Bytes, site.Tree.Under(ProofFolder(version.File.Path)).Select(f => f.Bytes), proofs);
            if (!AuthorityDocument.TryRead(spliced, out var signed, out var problem))
            {
                throw CliException.Bad($"this is no authority document: {problem.Detail} (at {problem.Pointer})");
            }
            AuthorityChain.TryVerify([.. site.Versions.Where(v => v.Version < version.Version), signed], out _, out var missing);
            if (missing is { Missing: 0 })
            {
                throw CliException.Bad($"this version must not be signed: {missing.Detail}");
            }
            if (isDraft)
            {
                site.Replace(new(version.File.Path, spliced.Bytes));
                context.Out.WriteLine($"signed {Printable.Line(site.Shown(context, version.File.Path))}; commit it");
            }
            else
            {
                Write(version.File.Path, signer, proofs);
            }
            context.Out.WriteLine(missing is null ? "Enough people have signed it: it is in force." : Printable.Line($"Still missing: {missing.Detail}."));
            return ExitCodes.Ok;
        }

        private System.Collections.Immutable.ImmutableArray<string> Prove(SignedDocument document, SigningMember signer)
        {
            if (!yes && !context.IsInteractive)
            {
                throw CliException.Usage("nobody is here to say yes, so nothing was signed", "read the above, then say --yes");
            }
            if (!yes && !Prompt.Confirm(context, $"sign this as {signer.File.Handle}?", "--yes", suggestion: false))
            {
                throw CliException.Usage("nothing was signed");
            }
            using var passphrases = new PassphraseSource(context);
            using var key = SigningMember.Unlock(context, passphrases, signer.File);
            try
            {
                return SignedText.Prove(document, now, site.Config.IssuerDid, key);
            }
            catch (ArgumentException refused)
            {
                throw CliException.Bad($"this document cannot be signed: {refused.Message}");
            }
        }

        private static SignedDocument Splice(ReadOnlyMemory<byte> file, IEnumerable<ReadOnlyMemory<byte>> others, System.Collections.Immutable.ImmutableArray<string> proofs) =>
            ProofSplice.TrySplice(SiteSession.Parse(file), [.. others.Append(SignedText.ProofFile(proofs)).Select(SiteSession.Parse)], out var published, out var problem)
                ? published
                : throw CliException.Bad($"the proofs cannot be joined to the document: {problem.Detail}");

        private void Write(string documentPath, SigningMember signer, System.Collections.Immutable.ImmutableArray<string> proofs)
        {
            var path = $"{ProofFolder(documentPath)}{signer.Member.Id}.json";
            if (site.Exists(path))
            {
                throw CliException.Bad($"{path} is there already", "bring it back from git as it was committed");
            }
            site.Write([new(path, SignedText.ProofFile(proofs))]);
            context.Out.WriteLine($"wrote {Printable.Line(site.Shown(context, path))}; commit it");
        }

        private static string ProofFolder(string documentPath) => documentPath[..^".json".Length] + ".proofs/";
    }
}
