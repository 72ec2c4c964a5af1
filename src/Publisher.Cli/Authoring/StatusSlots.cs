using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using Publisher.Credentials.Keys;
using Publisher.Credentials.Status;
using Publisher.Sites;

namespace Publisher.Cli.Authoring;

/// <summary>Gives each new award a place in a status list: random among the free ones, so that a place tells nothing and two branches seldom meet.</summary>
internal sealed class StatusSlots
{
    private const int Half = BitstringStatusList.Length / 2;

    private readonly SiteSession session;
    private readonly HashSet<int> used = [];
    private int list;

    public StatusSlots(SiteSession session)
    {
        this.session = session;
        list = session.Content.StatusLists
            .Select(l => int.TryParse(l.Name, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0).DefaultIfEmpty(0).Max();
        if (list == 0)
        {
            throw CliException.Bad("there is no content/status/1.json, so an award could never be revoked", "bring it back from git; publisher init makes it");
        }
        var address = Address;
        used.UnionWith(session.Awards.Where(a => a.StatusList == address).Select(a => a.StatusIndex));
        // The place of an award that was withdrawn is taken for good.
        used.UnionWith(session.Content.Withdrawn.Where(p => p.List == List).Select(p => p.Index));
    }

    /// <summary>The newest list's name.</summary>
    public string List => list.ToString(CultureInfo.InvariantCulture);

    private string Address => SitePaths.Absolute(session.Config.BaseUrl, SitePaths.StatusList(List));

    /// <summary>A new, empty list, signed, when the newest is half full; else null.</summary>
    public NewFile? Grow(DateTimeOffset created, ISigner signer)
    {
        if (used.Count < Half)
        {
            return null;
        }
        list++;
        used.Clear();
        return SignedList.Of(session.Config, List, ImmutableHashSet<int>.Empty, created, signer);
    }

    /// <summary>A free index of the newest list.</summary>
    public int Take()
    {
        while (true)
        {
            var index = RandomNumberGenerator.GetInt32(BitstringStatusList.Length);
            if (used.Add(index))
            {
                return index;
            }
        }
    }
}
