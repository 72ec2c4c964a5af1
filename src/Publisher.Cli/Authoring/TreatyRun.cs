using System.Collections.Immutable;
using System.Security.Cryptography;
using Publisher.Authoring;
using Publisher.Cli.Keys;
using Publisher.Cli.Terminal;
using Publisher.Content;
using Publisher.Diagnostics;
using Publisher.Verifying;

namespace Publisher.Cli.Authoring;

/// <summary>One run of <c>treaty propose</c>: every treaty shown, signed once and judged as the build will judge it, then written, or none.</summary>
internal sealed class TreatyRun(CliContext context, SiteSession site, SigningChoice choice)
{
    /// <summary>Makes the treaties.</summary>
    /// <exception cref="CliException">One of them cannot be made, or nobody agreed.</exception>
    public int Run(TypedTreaty typed)
    {
        var request = new TreatyRequest(site, RequireGood(), choice.Now);
        var (peer, drafts) = request.Read(typed, () => RandomIds.AwardId(RandomNumberGenerator.GetBytes(RandomIds.AwardIdBytes)));
        var signer = SigningMember.Choose(context, KeyStore.Open(context), request.Authority, choice.Handle);
        foreach (var draft in drafts)
        {
            TreatyWords.Show(context, site, peer.Title, draft.Of, draft.Recognised.Address, draft.Terms, draft.ValidUntil);
        }
        using var key = new Cosigner(context, site, choice).Open(signer, drafts.Length == 1 ? null : $"sign these {drafts.Length} treaties as {signer.Key.Handle}?");
        var files = drafts.Select(d => new NewFile(TreatyFile.PathOf(peer.Name, d.Id), Sign(d, key))).ToImmutableArray();
        var judged = site.Judge(context, SiteChange.None.Write(files));
        RequireCounted(judged, files);
        site.Write(files);
        foreach (var file in files)
        {
            context.Out.WriteLine(Printable.Line($"wrote {site.Shown(context, file.Path)}"));
        }
        Tell(context, site, judged.Verified!, files.Select(f => f.Path));
        return ExitCodes.Ok;
    }

    /// <summary>Says of each treaty whether it holds now, or who is missing.</summary>
    public static void Tell(CliContext context, SiteSession site, VerifiedContent verified, IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            var waiting = verified.WaitingTreaties.FirstOrDefault(w => w.Source.File.Path == path);
            context.Out.WriteLine(Printable.Line(waiting is null ? "It has every signature it needs: the next build publishes it."
                : $"It waits for {Publisher.Authoring.Messages.People(waiting.Report.MissingSigners)}: publisher sign {site.Shown(context, path)}"));
        }
        context.Out.WriteLine("Commit all of this.");
    }

    private byte[] Sign(TreatyDraft draft, IHeldKey key)
    {
        try
        {
            return SignedText.Sign(TreatyWriter.Write(site.Config, draft), choice.Now, site.Config.IssuerDid, key);
        }
        catch (ArgumentException refused)
        {
            throw CliException.Bad($"this cannot be signed: {refused.Message}");
        }
    }

    private VerifiedContent RequireGood()
    {
        var judged = site.Judge(context, SiteChange.None);
        var found = new DiagnosticBag();
        found.AddRange(judged.Diagnostics);
        SiteSession.RefuseErrors(context, site.Tree, found);
        return judged.Verified!;
    }

    // A signature that would not count is not written.
    private void RequireCounted(BuildResult judged, ImmutableArray<NewFile> files)
    {
        foreach (var file in files)
        {
            var waiting = judged.Verified?.WaitingTreaties.FirstOrDefault(w => w.Source.File.Path == file.Path);
            if (judged.Verified?.Treaties.Any(t => t.Source.File.Path == file.Path) == true || waiting?.Report.Signers.Any(s => s.Counts) == true)
            {
                continue;
            }
            var told = judged.Diagnostics.FirstOrDefault(d => d.Location.Path == file.Path);
            throw CliException.Bad($"your signature would not count: {told?.Arguments[0] ?? "it could not be judged"}", "see who may recognise badges of others with: publisher authority show");
        }
        var found = new DiagnosticBag();
        found.AddRange(judged.Diagnostics);
        SiteSession.RefuseErrors(context, SiteChange.None.Write(files).On(site.Tree), found);
    }
}
