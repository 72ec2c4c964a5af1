using System.Collections.Immutable;
using System.Globalization;
using Publisher.Content;
using Publisher.Credentials.Json;
using Publisher.Diagnostics;
using Publisher.Sources;

namespace Publisher.Loading;

/// <summary>
/// Reads content/peers/: of each listed peer the exact bytes that <c>publisher sync</c> brought. What cannot be read is one warning and is left out: a peer's file hinders no build.
/// </summary>
internal static class PeerLoader
{
    /// <summary>The listed peers, with what is here of each.</summary>
    /// <param name="context">The tree.</param>
    /// <param name="config">The settings; null when they cannot be used, and then nobody is listed.</param>
    public static ImmutableArray<Peer> Load(LoadContext context, SiteConfig? config)
    {
        var peers = (config?.Peers ?? []).Select(p => p.Kind == PeerKind.Recognition ? Read(context, p) : ReadHosted(context, p)).ToImmutableArray();
        foreach (var folder in context.Unclaimed(Peer.Root).ToList().GroupBy(f => f.Path[Peer.Root.Length..].Split('/') is [var name, _, ..] ? name : "", StringComparer.Ordinal))
        {
            Claim(context, folder);
            if (config is not null)
            {
                context.Diagnostics.Add(PeerDescriptors.NotListed, new(folder.First().Path), folder.Key.Length == 0 ? folder.First().Path : Peer.FolderOf(folder.Key), folder.Key);
            }
        }
        return peers;
    }

    /// <summary>Whether a file is what a peer published, rather than ours about it.</summary>
    public static bool IsTheirs(string path) => path.StartsWith(Peer.Root, StringComparison.Ordinal) && !path.Contains("/treaties/", StringComparison.Ordinal);

    private static Peer ReadHosted(LoadContext context, PeerSettings settings)
    {
        var folder = Peer.FolderOf(settings.Name);
        var isEmpty = !context.Tree.Under(folder).Any();
        var seen = ReadSeen(context, settings);
        var peer = new Peer { Settings = settings, Seen = seen, Hosted = new HostedPeerLoader(context, settings, seen, (file, reason) => LeaveOut(context, settings, file, reason)).Read(), IsEmpty = isEmpty };
        LeaveOutRest(context, settings);
        return peer;
    }

    private static Peer Read(LoadContext context, PeerSettings settings)
    {
        var folder = Peer.FolderOf(settings.Name);
        var peer = new Peer
        {
            Settings = settings,
            IsEmpty = context.Tree.Under(folder).All(f => f.Path.StartsWith(folder + "treaties/", StringComparison.Ordinal)),
            Seen = ReadSeen(context, settings),
            Authorities = [.. Documents(context, settings, folder + "authority/", IsNumber).Select(d => new AuthorityFile(NumberOf(d.File), d.File, d.Document)).OrderBy(a => a.Version)],
            Affirmed = [.. context.ClaimIn(folder + "authority/", ".affirmed").Where(f => IsNumber(LoadContext.Stem(f.Path))).Select(f => new AffirmedFile(NumberOf(f), f)).OrderBy(a => a.Version)],
            StatusLists = [.. Documents(context, settings, folder + "status/", IsNumber).Select(d => new StatusListFile(LoadContext.Stem(d.File.Path), d.File, d.Document))],
            Badges = Badges(context, settings),
            Awards = [.. Documents(context, settings, folder + "awards/", id => NameRules.IsAwardId(id)).Select(d => new PeerAwardFile(LoadContext.Stem(d.File.Path), d.File, d.Document))],
            Endorsements = [.. Documents(context, settings, folder + "endorsements/", id => NameRules.IsAwardId(id)).Select(d => new EndorsementFile(LoadContext.Stem(d.File.Path), d.File, d.Document))],
            Treaties = [.. Claimed(context, folder + "treaties/")],
            Evidence = Evidence(context, settings),
        };
        LeaveOutRest(context, settings);
        return peer;
    }

    private static void LeaveOutRest(LoadContext context, PeerSettings settings)
    {
        foreach (var file in context.Unclaimed(Peer.FolderOf(settings.Name)).ToList())
        {
            context.Claim(file);
            LeaveOut(context, settings, file, "nothing in a peer's folder is called so");
        }
    }

    private static PeerSeen? ReadSeen(LoadContext context, PeerSettings settings)
    {
        if (context.Claim(Peer.FolderOf(settings.Name) + PeerSeen.FileName) is not { } file)
        {
            return null;
        }
        string? reason;
        if (!SignedDocument.TryParse(file.Bytes, out var document, out var problem))
        {
            reason = problem.Detail;
        }
        else if (PeerSeen.TryRead(document, out var seen, out reason))
        {
            return seen;
        }
        LeaveOut(context, settings, file, reason);
        return null;
    }

    private static IEnumerable<(SourceFile File, SignedDocument Document)> Documents(LoadContext context, PeerSettings settings, string folder, Func<string, bool> isName)
    {
        foreach (var file in context.ClaimIn(folder, ".json"))
        {
            if (!isName(LoadContext.Stem(file.Path)))
            {
                LeaveOut(context, settings, file, "nothing in a peer's folder is called so");
            }
            else if (SignedDocument.TryParse(file.Bytes, out var document, out var problem))
            {
                yield return (file, document);
            }
            else
            {
                LeaveOut(context, settings, file, problem.Detail);
            }
        }
    }

    private static ImmutableArray<BadgeVersion> Badges(LoadContext context, PeerSettings settings)
    {
        var folder = Peer.FolderOf(settings.Name) + "badges/";
        var found = ImmutableArray.CreateBuilder<BadgeVersion>();
        foreach (var file in context.Tree.Under(folder).Where(f => f.Path.EndsWith("/achievement.json", StringComparison.Ordinal)))
        {
            if (file.Path[folder.Length..].Split('/') is not [var slug, var version, _] || !NameRules.IsSlug(slug) || !NameRules.IsVersion(version))
            {
                continue;
            }
            context.Claim(file);
            var beside = $"{folder}{slug}/{version}/";
            var (svg, png) = (context.Claim(beside + "image.svg"), context.Claim(beside + "image.png"));
            if (!SignedDocument.TryParse(file.Bytes, out var document, out var problem))
            {
                LeaveOut(context, settings, file, problem.Detail);
                continue;
            }
            found.Add(new()
            {
                Address = new(slug, version),
                Name = FrozenVersionLoader.Text(document.Root, "name"),
                Description = FrozenVersionLoader.Text(document.Root, "description"),
                Achievement = file,
                Document = document,
                Svg = Picture(context, settings, svg),
                Png = Picture(context, settings, png),
            });
        }
        return found.ToImmutable();
    }

    // A picture that is not safe is not shown; what it shows is nobody's statement.
    private static SourceFile? Picture(LoadContext context, PeerSettings settings, SourceFile? file)
    {
        var found = new DiagnosticBag();
        var good = PictureLoader.Read(file, context.Pictures, found);
        if (file is not null && good is null)
        {
            LeaveOut(context, settings, file, found.ToSorted()[0].Arguments[0]);
        }
        return good;
    }

    private static ImmutableArray<PeerEvidence> Evidence(LoadContext context, PeerSettings settings)
    {
        var folder = Peer.FolderOf(settings.Name) + "evidence/";
        var found = ImmutableArray.CreateBuilder<PeerEvidence>();
        foreach (var group in context.Tree.Under(folder).GroupBy(f => f.Path[folder.Length..].Split('/')[0], StringComparer.Ordinal).ToList())
        {
            var dash = group.Key.LastIndexOf('-');
            if (dash > 0 && IsNumber(group.Key[(dash + 1)..]) && group.Key[..dash] is PeerEvidence.Fork or PeerEvidence.RolledBack)
            {
                Claim(context, group);
                found.Add(new(group.Key[..dash], int.Parse(group.Key.AsSpan(dash + 1), CultureInfo.InvariantCulture), [.. group]));
            }
        }
        return found.ToImmutable();
    }

    private static List<SourceFile> Claimed(LoadContext context, string folder)
    {
        var files = context.Tree.Under(folder).ToList();
        Claim(context, files);
        return files;
    }

    private static void Claim(LoadContext context, IEnumerable<SourceFile> files)
    {
        foreach (var file in files)
        {
            context.Claim(file);
        }
    }

    private static void LeaveOut(LoadContext context, PeerSettings settings, SourceFile file, string reason) =>
        context.Diagnostics.Add(PeerDescriptors.LeftOut, new(file.Path), settings.Name, reason);

    private static bool IsNumber(string text) => text.Length is > 0 and <= 4 && text[0] != '0' && text.All(char.IsAsciiDigit);

    private static int NumberOf(SourceFile file) => int.Parse(LoadContext.Stem(file.Path), CultureInfo.InvariantCulture);
}
