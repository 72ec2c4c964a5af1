using System.Collections.Immutable;
using System.Text;
using Publisher.Art;
using Publisher.Authoring;
using Publisher.Cli.Art;
using Publisher.Cli.Authoring;
using Publisher.Content;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Keys;
using Publisher.Diagnostics;
using Publisher.Loading;
using Publisher.Sources;

namespace Publisher.Cli.Starter;

/// <summary>Everything of a new site, made in memory and read back by the compiler itself before any of it is written.</summary>
internal static class StarterSite
{
    /// <summary>The files anyone would write by hand.</summary>
    public static ImmutableArray<NewFile> Texts(string title, string baseUrl, string language, string timeZone, string host, StarterSteward steward, string? publicName)
    {
        var art = BadgeArt.Draw(StarterAuthority.FoundingBadge, "Founding Member", new BadgeDesign("shield", "tide", "hands", null));
        List<NewFile> files =
        [
            Text("site.config.yml", StarterText.Config(title, baseUrl, language, timeZone, host)),
            Text($"content/badges/{StarterAuthority.FoundingBadge}.md", StarterText.FoundingMember(title)),
            Text($"content/badges/{StarterAuthority.FoundingBadge}.svg", art.ToSvg()),
            new($"content/badges/{StarterAuthority.FoundingBadge}.png", PngDrawing.ToPng(art)),
            Text("content/pages/about.md", StarterText.About(title)),
            Text("content/pages/privacy.md", StarterText.Privacy(title)),
        ];
        if (publicName is not null)
        {
            files.Add(Text($"content/members/{steward.Handle}.md", StarterText.Member(publicName, steward.Subject)));
        }
        return [.. files];
    }

    /// <summary>The signed files: authority version 1 (also by the recovery key when it is at hand and the founder alone is not the quorum the version states) and the empty status list.</summary>
    public static ImmutableArray<NewFile> Signed(SiteConfig config, AuthorityDraft draft, DateTimeOffset now, ISigner founder, ISigner? recovery)
    {
        var authority = SignedText.Sign(AuthorityWriter.Write(draft), now, config.IssuerDid, founder);
        List<NewFile> files = [new("content/authority/1.json", authority)];
        if (recovery is not null && draft.Amendment.Min(a => a.Quorum - (a.Role == "recovery" ? 0 : 1)) > 0)
        {
            files.Add(new("content/authority/1.proofs/r1.json", SignedText.ProofFile(SignedText.Prove(SiteSession.Parse(authority), now, config.IssuerDid, recovery))));
        }
        files.Add(SignedList.Of(config, "1", ImmutableHashSet<int>.Empty, now, founder));
        return [.. files];
    }

    /// <summary>Reads files as the compiler will; what is wrong is shown, and nothing goes on from there.</summary>
    /// <exception cref="CliException">Something is wrong.</exception>
    public static SiteContent Load(CliContext context, IEnumerable<NewFile> files)
    {
        var tree = new SourceTree(files.Select(f => new SourceFile(f.Path, f.Bytes)));
        var diagnostics = new DiagnosticBag();
        var content = ContentLoader.Load(tree, diagnostics);
        SiteSession.RefuseErrors(context, tree, diagnostics);
        return content!;
    }

    /// <summary>Makes sure that version 1 holds, or only waits for signatures, before anything is built on it.</summary>
    /// <returns>How many more people must sign it.</returns>
    /// <exception cref="CliException">It does not hold.</exception>
    public static int Verify(SiteContent content)
    {
        if (!AuthorityDocument.TryRead(content.Authorities[0].Published, out var authority, out var problem))
        {
            throw CliException.Bad($"the authority document cannot be read back: {problem.Detail} (at {problem.Pointer})");
        }
        if (AuthorityChain.TryVerify([authority], out _, out var broken))
        {
            return 0;
        }
        return broken.Missing > 0 ? broken.Missing : throw CliException.Bad($"the authority document does not hold: {broken.Detail}");
    }

    private static NewFile Text(string path, string text) => new(path, Encoding.UTF8.GetBytes(text));
}
