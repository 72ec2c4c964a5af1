using System.Text.Json;
using Publisher.Art;
using Publisher.Cli.Disk;
using Publisher.Content;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Json;
using Publisher.Loading;

namespace Publisher.Cli.Peers;

/// <summary>Brings the badges of a peer up to date: the newest version of each, and every version that a treaty of ours names. What is there already, by its digest, is not asked for.</summary>
internal sealed class PeerBadges(PeerVisit visit, RecognitionDocument said, IReadOnlySet<string> recognised)
{
    private const int MostPictureBytes = 512 * 1024;

    /// <summary>How many badges the peer names.</summary>
    internal async Task<int> Pull()
    {
        var wanted = said.Badges.Select(b => (b.Url, Digest: (string?)b.DigestSri))
            .Concat(recognised.Where(r => visit.Web.IsTheirs(r)).Select(r => (Url: r, Digest: (string?)null))).DistinctBy(b => b.Url, StringComparer.Ordinal).ToList();
        // Two that differ by capitals only are one file on many computers.
        foreach (var twin in wanted.Except(wanted.DistinctBy(w => w.Url, StringComparer.OrdinalIgnoreCase)).ToList())
        {
            wanted.Remove(twin);
            visit.SetAside(twin.Url, "another badge of the peer has the same address but for capitals");
        }
        var kept = visit.Kept.Badges.ToDictionary(b => $"{visit.Settings.Url}/badges/{b.Address.Slug}/{b.Version}/achievement.json", StringComparer.Ordinal);
        foreach (var (url, digest) in wanted)
        {
            // A version never changes: one that is here is right, unless the peer says otherwise.
            if (kept.TryGetValue(url, out var badge) && (digest is null || digest == Sri.Of(badge.Achievement.Bytes.Span)))
            {
                continue;
            }
            if (visit.Web.Ended is not null)
            {
                break;
            }
            if (await Pull(url, digest).ConfigureAwait(false) is { } problem)
            {
                visit.SetAside(url, problem);
            }
        }
        foreach (var gone in kept.Where(k => wanted.All(w => w.Url != k.Key)))
        {
            foreach (var name in (string[])["achievement.json", "image.svg", "image.png"])
            {
                visit.Delete($"{visit.Folder}badges/{gone.Value.Address.Slug}/{gone.Value.Version}/{name}");
            }
        }
        return said.Badges.Length;
    }

    private async Task<string?> Pull(string url, string? digest)
    {
        if (!BadgeAddress.TryRead(visit.Settings.Url, url, out var address) || !NameRules.IsSlug(address.Slug) || !NameRules.IsVersion(address.Version)
            || PortableName.Objection(address.Slug) is not null || PortableName.Objection(address.Version) is not null)
        {
            return $"a badge stands at {visit.Settings.Url}/badges/<slug>/<version>/achievement.json, under names that every computer can write";
        }
        var answer = await visit.Web.Get(url, JsonLimits.Credential.Bytes).ConfigureAwait(false);
        if (answer.Problem is { } problem)
        {
            return problem;
        }
        if (digest is not null && Sri.Of(answer.Bytes.Span) != digest)
        {
            return "it is not the document whose digest recognition.json names";
        }
        if (!SignedDocument.TryParse(answer.Bytes, out var document, out var unreadable))
        {
            return RecognitionDocument.IsWebPage(answer.Bytes.Span) ? "a web page stands there" : unreadable.Detail;
        }
        var root = document.Root;
        if (Text(root, "id") is var id && id != url)
        {
            return $"it says that it stands at {id}";
        }
        if (string.IsNullOrEmpty(Text(root, "name")))
        {
            return "it has no name";
        }
        var folder = $"badges/{address.Slug}/{address.Version}/";
        visit.Write(folder + "achievement.json", answer.Bytes.Span);
        await Picture(root, url[..^"achievement.json".Length], folder).ConfigureAwait(false);
        return null;
    }

    // Without its picture a badge is still a badge.
    private async Task Picture(JsonElement root, string place, string folder)
    {
        var address = root.TryGetProperty("image", out var image) ? image.ValueKind == JsonValueKind.String ? image.GetString() : Text(image, "id") : null;
        var name = address == place + "image.png" ? "image.png" : address == place + "image.svg" ? "image.svg" : null;
        if (address is null || name is null)
        {
            return;
        }
        var answer = await visit.Web.Get(address, MostPictureBytes).ConfigureAwait(false);
        if ((answer.Problem ?? Objection(name, answer.Bytes)) is { } problem)
        {
            visit.SetAside(address, problem);
            return;
        }
        visit.Write(folder + name, answer.Bytes.Span);
    }

    private static string? Objection(string name, ReadOnlyMemory<byte> bytes) =>
        (name == "image.png" ? PngArt.TryCheck(bytes, out _, out _, out var problem) : SvgArt.TryClean(bytes, out _, out problem)) ? null : $"the picture is not taken: {problem?.Detail}";

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
}
