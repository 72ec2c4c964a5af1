using System.Net;
using System.Runtime.InteropServices;
using System.Text;
using Publisher.Diagnostics;
using Publisher.Sites;
using Publisher.Sources;

namespace Publisher.Inspection;

/// <summary>Reads pages one after the other and judges their links. Not shared between threads; keeps its buffers from page to page.</summary>
internal sealed class PageReader(ISitePaths paths, Places places)
{
    private readonly List<ulong> ids = [];
    private readonly List<ulong> ownAsked = [];
    private bool leadsToPlaces;
    private char[] text = new char[512];
    private char[] room = new char[1024];

    /// <summary>Reports the dead links of a page and hands on its places. True when it leads to a place on another page.</summary>
    public bool Inspect(SiteFile page, DiagnosticBag found)
    {
        leadsToPlaces = false;
        ids.Clear();
        ownAsked.Clear();
        Walk(page, found, again: false);
        var own = SortedIds();
        foreach (var asked in ownAsked)
        {
            if (own.BinarySearch(asked) < 0)
            {
                // A link may stand before its place, so only now is it known; where such a link stands is looked up when it is needed.
                Walk(page, found, again: true);
                break;
            }
        }
        places.Add(page.Path, own);
        return leadsToPlaces;
    }

    /// <summary>Hands on a page's places alone.</summary>
    public void ReadPlaces(SiteFile page)
    {
        ids.Clear();
        var attributes = new HtmlAttributes(page.Bytes.Span);
        while (attributes.MoveNext())
        {
            if (attributes.Kind == AttributeKind.Place)
            {
                ids.Add(PlaceHash.Of(Decode(attributes.Value)));
            }
        }
        places.Add(page.Path, SortedIds(), single: true);
    }

    private void Walk(SiteFile page, DiagnosticBag found, bool again)
    {
        var attributes = new HtmlAttributes(page.Bytes.Span);
        while (attributes.MoveNext())
        {
            switch (attributes.Kind)
            {
                case AttributeKind.Place when !again:
                    ids.Add(PlaceHash.Of(Decode(attributes.Value)));
                    break;
                case AttributeKind.Address when !LinkTarget.IsElsewhere(attributes.Value):
                    Judge(new(page, attributes.Start, again), Decode(attributes.Value), found);
                    break;
                case AttributeKind.Addresses:
                    JudgeAll(new(page, attributes.Start, again), Decode(attributes.Value), found);
                    break;
            }
        }
    }

    private void JudgeAll(LinkPlace link, ReadOnlySpan<char> candidates, DiagnosticBag found)
    {
        foreach (var range in candidates.Split(','))
        {
            var candidate = candidates[range].Trim();
            var end = candidate.IndexOf(' ');
            var address = end < 0 ? candidate : candidate[..end];
            if (!address.IsEmpty)
            {
                Judge(link, address, found);
            }
        }
    }

    private void Judge(LinkPlace link, ReadOnlySpan<char> address, DiagnosticBag found)
    {
        if (room.Length < LinkTarget.Room(link.Page.Path, address.Length))
        {
            room = new char[LinkTarget.Room(link.Page.Path, address.Length)];
        }
        var target = LinkTarget.Resolve(link.Page.Path, address, room);
        if (target.Direction == LinkDirection.Inside && target.File.SequenceEqual(link.Page.Path))
        {
            JudgeOwn(link, address, target.Fragment, found);
        }
        else if (!link.Again && Fault(link, address, target) is { } reason)
        {
            link.Report(address, reason, found);
        }
    }

    private void JudgeOwn(LinkPlace link, ReadOnlySpan<char> address, ReadOnlySpan<char> fragment, DiagnosticBag found)
    {
        if (fragment.IsEmpty)
        {
            return;
        }
        var asked = PlaceHash.Of(fragment);
        if (!link.Again)
        {
            ownAsked.Add(asked);
        }
        else if (CollectionsMarshal.AsSpan(ids).BinarySearch(asked) < 0)
        {
            link.Report(address, LinkFaults.NoPlace(link.Page.Path, fragment), found);
        }
    }

    private string? Fault(LinkPlace link, ReadOnlySpan<char> address, LinkTarget target)
    {
        if (target.Direction != LinkDirection.Inside)
        {
            return target.Direction == LinkDirection.Outside ? LinkFaults.Outside : null;
        }
        if (!paths.Contains(target.File))
        {
            return paths.Contains($"{target.File}/index.html") ? LinkFaults.Folder : LinkFaults.Nothing(target.File);
        }
        if (target.Fragment.IsEmpty || !SiteInspector.IsPage(target.File))
        {
            return null;
        }
        leadsToPlaces = true;
        var has = places.Has(target.File, target.Fragment);
        if (has is null)
        {
            places.Ask(link.Location, address);
        }
        return has is false ? LinkFaults.NoPlace(target.File, target.Fragment) : null;
    }

    /// <summary>A value as text, its entities decoded; good until the next.</summary>
    private ReadOnlySpan<char> Decode(ReadOnlySpan<byte> value)
    {
        if (value.Contains((byte)'&'))
        {
            return WebUtility.HtmlDecode(Encoding.UTF8.GetString(value));
        }
        if (text.Length < value.Length)
        {
            text = new char[value.Length];
        }
        return text.AsSpan(0, Encoding.UTF8.GetChars(value, text));
    }

    private Span<ulong> SortedIds()
    {
        var sorted = CollectionsMarshal.AsSpan(ids);
        sorted.Sort();
        return sorted;
    }

    /// <summary>Where a link stands.</summary>
    /// <param name="Page">On which page.</param>
    /// <param name="Offset">At which byte.</param>
    /// <param name="Again">Whether the page is walked a second time, for links to its own places.</param>
    private readonly record struct LinkPlace(SiteFile Page, int Offset, bool Again)
    {
        public SourceLocation Location => SourceText.Locate(Page.Path, Page.Bytes.Span, Offset);

        public void Report(ReadOnlySpan<char> address, string reason, DiagnosticBag found) =>
            found.Add(InspectionDescriptors.DeadLink, Location, address.ToString(), reason);
    }
}
