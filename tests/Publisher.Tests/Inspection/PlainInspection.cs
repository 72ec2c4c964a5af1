using System.Globalization;
using System.Net;
using System.Text;
using Publisher.Diagnostics;
using Publisher.Inspection;
using Publisher.Sites;
using Publisher.Sources;

namespace Publisher.Tests.Inspection;

/// <summary>The links of a whole site judged the plain way: every page a text, every tag and link a string, all ids at hand.</summary>
internal static class PlainInspection
{
    private sealed record Page(SourceText Text, List<(string Address, int Offset)> Links, HashSet<string> Ids);

    public static Diagnostic[] Of(IReadOnlyCollection<SiteFile> files)
    {
        var paths = files.Select(f => f.Path).ToHashSet(StringComparer.Ordinal);
        var pages = files.Where(f => f.Path.EndsWith(".html", StringComparison.Ordinal)).ToDictionary(f => f.Path, Read, StringComparer.Ordinal);
        var found = new DiagnosticBag();
        foreach (var (path, page) in pages)
        {
            foreach (var (address, offset) in page.Links)
            {
                if (Fault(paths, pages, path, address) is { } reason)
                {
                    found.Add(InspectionDescriptors.DeadLink, page.Text.At(offset), address, reason);
                }
            }
        }
        return [.. found.ToSorted()];
    }

    private static string? Fault(HashSet<string> paths, Dictionary<string, Page> pages, string path, string address)
    {
        if (Resolve(path, address) is not { } target)
        {
            return null;
        }
        if (target.Path is null)
        {
            return "that is outside the site";
        }
        var file = SitePaths.FileOf(target.Path);
        if (!paths.Contains(file))
        {
            return paths.Contains(file + "/index.html") ? "that is a folder: its address ends with '/'" : $"there is no '{file}' in the site";
        }
        return target.Fragment.Length > 0 && pages.TryGetValue(file, out var page) && !page.Ids.Contains(target.Fragment)
            ? $"'{file}' has no place '{target.Fragment}'"
            : null;
    }

    private static (string? Path, string Fragment)? Resolve(string page, string address)
    {
        var colon = address.IndexOf(':', StringComparison.Ordinal);
        if (address.StartsWith("//", StringComparison.Ordinal) || (colon >= 0 && address.AsSpan(0, colon).IndexOfAny("/?#") < 0)
            || (address.StartsWith('/') && page == SitePaths.NotFound))
        {
            return null;
        }
        var hash = address.IndexOf('#', StringComparison.Ordinal);
        var fragment = hash < 0 ? "" : Uri.UnescapeDataString(address[(hash + 1)..]);
        var path = Uri.UnescapeDataString((hash < 0 ? address : address[..hash]).Split('?')[0]);
        if (path.Length == 0)
        {
            return (page, fragment);
        }
        if (path[0] == '/')
        {
            return (null, fragment);
        }
        var parts = new List<string>(page.Split('/')[..^1]);
        var segments = path.Split('/');
        foreach (var segment in segments)
        {
            if (segment == ".." && parts.Count == 0)
            {
                return (null, fragment);
            }
            if (segment == "..")
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (segment is not ("." or ""))
            {
                parts.Add(segment);
            }
        }
        return (string.Join('/', parts) + (segments[^1] is "" or "." or ".." && parts.Count > 0 ? "/" : ""), fragment);
    }

    private static Page Read(SiteFile file)
    {
        var html = Encoding.UTF8.GetString(file.Bytes.Span);
        var page = new Page(new(file.Path, html), [], new(StringComparer.Ordinal));
        for (var at = html.IndexOf('<', StringComparison.Ordinal); at >= 0 && at + 1 < html.Length; at = at < html.Length ? html.IndexOf('<', at) : -1)
        {
            if (html.AsSpan(at).StartsWith("<!--", StringComparison.Ordinal))
            {
                at = After(html, "-->", at);
            }
            else if (!char.IsAsciiLetter(html[at + 1]))
            {
                at++;
            }
            else
            {
                var end = at + 1;
                while (end < html.Length && !char.IsWhiteSpace(html[end]) && html[end] is not ('>' or '/'))
                {
                    end++;
                }
                var name = html[(at + 1)..end].ToLower(CultureInfo.InvariantCulture);
                at = Attributes(html, end, page);
                at = name is "script" or "style" ? After(html, $"</{name}", at) : at;
            }
        }
        return page;
    }

    private static int After(string html, string mark, int from)
    {
        var found = html.IndexOf(mark, from, StringComparison.OrdinalIgnoreCase);
        return found < 0 ? html.Length : found + mark.Length;
    }

    private static int Attributes(string html, int at, Page page)
    {
        while (at < html.Length && html[at] != '>')
        {
            if (char.IsWhiteSpace(html[at]) || html[at] == '/')
            {
                at++;
                continue;
            }
            var nameStart = at;
            while (at < html.Length && !char.IsWhiteSpace(html[at]) && html[at] is not ('=' or '>' or '/'))
            {
                at++;
            }
            var name = html[nameStart..at].ToLower(CultureInfo.InvariantCulture);
            if (at + 1 >= html.Length || html[at] != '=')
            {
                at += at == nameStart ? 1 : 0;
                continue;
            }
            var quote = html[at + 1];
            var start = quote is '"' or '\'' ? at + 2 : at + 1;
            var end = quote is '"' or '\'' ? html.IndexOf(quote, start) : html.IndexOfAny([' ', '\n', '>'], start);
            end = end < 0 ? html.Length : end;
            Note(page, name, WebUtility.HtmlDecode(html[start..end]), start);
            at = quote is '"' or '\'' ? Math.Min(html.Length, end + 1) : end;
        }
        return Math.Min(html.Length, at + 1);
    }

    private static void Note(Page page, string name, string value, int offset)
    {
        switch (name)
        {
            case "href" or "src" or "poster" or "data":
                page.Links.Add((value, offset));
                break;
            case "srcset":
                page.Links.AddRange(value.Split(',').Select(s => s.Trim().Split(' ')[0]).Where(s => s.Length > 0).Select(s => (s, offset)));
                break;
            case "id":
                page.Ids.Add(value);
                break;
        }
    }
}
