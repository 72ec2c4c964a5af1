using System.Collections.Immutable;
using System.Globalization;
using Publisher.Content;
using Publisher.Credentials.Json;
using Publisher.Diagnostics;
using Publisher.Sources;

namespace Publisher.Loading;

/// <summary>Reads the folder of a BadgeFed server: <c>actor.json</c>, <c>badges/&lt;number&gt;.json</c> with <c>.png</c> beside it, and <c>seen.json</c>. What is not as it should be is left out.</summary>
internal sealed class HostedPeerLoader(LoadContext context, PeerSettings settings, PeerSeen? seen, Action<SourceFile, string> leaveOut)
{
    private readonly string folder = Peer.FolderOf(settings.Name);

    /// <summary>The snapshot; null where nothing of it is here that can be read.</summary>
    public HostedPeer? Read()
    {
        foreach (var treaty in context.Tree.Under(folder + "treaties/").ToList())
        {
            context.Claim(treaty);
            context.Diagnostics.Add(HostedDescriptors.TreatyWithHosted, new(treaty.Path), settings.Name);
        }
        var file = context.Claim(folder + "actor.json");
        var badges = Badges();
        if (file is null || Parse(file) is not { } document)
        {
            return null;
        }
        if (!HostedDocuments.TryReadActor(document, settings.Url, out var actor, out var problem))
        {
            leaveOut(file, problem);
            return null;
        }
        return new(actor.Name, actor.Summary, badges, seen);
    }

    private ImmutableArray<HostedBadge> Badges()
    {
        var found = new List<HostedBadge>();
        foreach (var file in context.ClaimIn(folder + "badges/", ".json"))
        {
            if (!long.TryParse(LoadContext.Stem(file.Path), NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number.ToString(CultureInfo.InvariantCulture) != LoadContext.Stem(file.Path))
            {
                leaveOut(file, "nothing in a peer's folder is called so");
                continue;
            }
            var picture = context.Claim(string.Concat(file.Path.AsSpan(0, file.Path.Length - ".json".Length), ".png"));
            if (Parse(file) is not { } document)
            {
                continue;
            }
            if (HostedDocuments.ReadBadge(document, file, settings.Url, number, out var problem) is { } badge)
            {
                found.Add(badge with { Png = Picture(picture) });
            }
            else
            {
                leaveOut(file, problem);
            }
        }
        return [.. found.OrderBy(b => b.Number)];
    }

    private SourceFile? Picture(SourceFile? file)
    {
        var found = new DiagnosticBag();
        var good = PictureLoader.Read(file, context.Pictures, found);
        if (file is not null && good is null)
        {
            leaveOut(file, found.ToSorted()[0].Arguments[0]);
        }
        return good;
    }

    private SignedDocument? Parse(SourceFile file)
    {
        if (SignedDocument.TryParse(file.Bytes, out var document, out var problem))
        {
            return document;
        }
        leaveOut(file, problem.Detail);
        return null;
    }
}
