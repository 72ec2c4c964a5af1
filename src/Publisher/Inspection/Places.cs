using Publisher.Diagnostics;
using Publisher.Sites;

namespace Publisher.Inspection;

/// <summary>A link to a place in another page that was not read yet: where it stands, and the address.</summary>
internal readonly record struct PlaceAsked(SourceLocation Location, string Address);

/// <summary>
/// The places (ids) of pages, and the links to those of pages that are still to come. Award pages are many and all built alike: of them only
/// what tells one from the first is kept. Safe to use from several threads.
/// </summary>
internal sealed class Places
{
    private static readonly int ShortestAwardPage = SitePaths.FileOf(SitePaths.Award("x")).Length;

    private readonly Lock gate = new();
    private readonly HashSet<ulong> known = [];
    private readonly HashSet<ulong> lacking = [];
    private readonly HashSet<string> addresses = new(StringComparer.Ordinal);
    private readonly List<PlaceAsked> asked = [];
    private ulong[]? usual;

    /// <summary>The links to places of pages that were not read when they were found.</summary>
    public IReadOnlyList<PlaceAsked> Asked => asked;

    /// <summary>Remembers a page's places.</summary>
    /// <param name="path">The page's path.</param>
    /// <param name="ids">The hashes of its ids, in order.</param>
    /// <param name="single">Whether to keep them even for an award page.</param>
    public void Add(string path, ReadOnlySpan<ulong> ids, bool single = false)
    {
        var page = PlaceHash.Of(path);
        lock (gate)
        {
            if (!single && IsAward(path))
            {
                usual ??= ids.ToArray();
                if (!ids.SequenceEqual(usual))
                {
                    AddUnusual(page, ids, usual);
                }
                return;
            }
            known.Add(page);
            foreach (var id in ids)
            {
                known.Add(PlaceHash.Join(page, id));
            }
        }
    }

    /// <summary>Whether a page has a place; null while the page was not read, and for award pages, whose reading leaves no trace.</summary>
    public bool? Has(ReadOnlySpan<char> path, ReadOnlySpan<char> fragment)
    {
        var page = PlaceHash.Of(path);
        lock (gate)
        {
            return known.Contains(page) ? known.Contains(PlaceHash.Join(page, PlaceHash.Of(fragment))) : null;
        }
    }

    /// <summary>Whether an award page has a place; null for other pages. To be asked once all award pages were read.</summary>
    public bool? AwardHas(ReadOnlySpan<char> path, ReadOnlySpan<char> fragment)
    {
        if (!IsAward(path))
        {
            return null;
        }
        var id = PlaceHash.Of(fragment);
        var place = PlaceHash.Join(PlaceHash.Of(path), id);
        return usual is not null && usual.AsSpan().Contains(id) ? !lacking.Contains(place) : known.Contains(place);
    }

    /// <summary>Remembers a link to a place of a page that is still to come.</summary>
    public void Ask(SourceLocation location, ReadOnlySpan<char> address)
    {
        lock (gate)
        {
            // Many pages ask for one place by one address.
            var same = addresses.GetAlternateLookup<ReadOnlySpan<char>>();
            if (!same.TryGetValue(address, out var text))
            {
                text = address.ToString();
                addresses.Add(text);
            }
            asked.Add(new(location, text));
        }
    }

    private void AddUnusual(ulong page, ReadOnlySpan<ulong> ids, ReadOnlySpan<ulong> common)
    {
        foreach (var id in ids)
        {
            if (!common.Contains(id))
            {
                known.Add(PlaceHash.Join(page, id));
            }
        }
        foreach (var id in common)
        {
            if (!ids.Contains(id))
            {
                lacking.Add(PlaceHash.Join(page, id));
            }
        }
    }

    private static bool IsAward(ReadOnlySpan<char> path) => path.Length >= ShortestAwardPage && path.StartsWith(SitePaths.Awards, StringComparison.Ordinal);
}
