using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Publisher.Diagnostics;
using Publisher.Sites;

namespace Publisher.Inspection;

/// <summary>
/// Stage 7, Inspect: no dead link inside the site, and a warning before hosts' limits. Files are shown to it one by one as they are made, in
/// any order and from several threads. What content cannot bring about (paths that differ only by case, JSON that is none) would be a
/// mistake of the program and stops it. One for each build.
/// </summary>
/// <param name="paths">Which files the site will have.</param>
public sealed class SiteInspector(ISitePaths paths)
{
    private const long LargeBytes = 800L * 1000 * 1000;
    private const int LongestPath = 240;

    // Evidence is published as it came, whatever it is; credentials were read, more strictly, before they were verified.
    private static readonly string[] NotOurJson = ["evidence/", "credentials/"];

    private readonly ConcurrentBag<PageReader> idle = [];
    private readonly Places places = new();
    private long size;
    private bool kept;

    /// <summary>Looks at a file as it was made.</summary>
    /// <param name="file">The file.</param>
    /// <param name="found">Where dead links go; not shared with other threads.</param>
    /// <returns>
    /// True for a page that leads to a place (<c>#id</c>) on another page: that page may lose the place in a later build and still be there, so
    /// this one must be looked through in every build.
    /// </returns>
    /// <exception cref="InvalidOperationException">The program made JSON that is none.</exception>
    public bool Inspect(SiteFile file, DiagnosticBag found)
    {
        Interlocked.Add(ref size, file.Bytes.Length);
        if (IsPage(file.Path))
        {
            var reader = Reader();
            var leadsToPlaces = reader.Inspect(file, found);
            idle.Add(reader);
            return leadsToPlaces;
        }
        else if (file.Path.EndsWith(".json", StringComparison.Ordinal) && !NotOurJson.Any(folder => file.Path.StartsWith(folder, StringComparison.Ordinal)))
        {
            CheckJson(file);
        }
        return false;
    }

    /// <summary>Counts a file that is part of the site as an earlier build left it.</summary>
    public void Kept(long bytes)
    {
        Interlocked.Add(ref size, bytes);
        Volatile.Write(ref kept, true);
    }

    /// <summary>
    /// Pages that were kept, as far as other pages link to places in them, in ordinal order. Shown to <see cref="ReadPlaces"/> before
    /// <see cref="Finish"/>, such links are judged as in a build that made everything; otherwise they pass. To be asked after everything was made.
    /// </summary>
    public IReadOnlyCollection<string> UnreadPages()
    {
        var unread = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var link in kept ? places.Asked : [])
        {
            var target = Resolve(link);
            if (places.Has(target.File, target.Fragment) is null)
            {
                unread.Add(target.File.ToString());
            }
        }
        return unread;
    }

    /// <summary>Takes note of the places in a page that was kept.</summary>
    public void ReadPlaces(SiteFile page)
    {
        var reader = Reader();
        reader.ReadPlaces(page);
        idle.Add(reader);
    }

    /// <summary>Reports what only shows at the end: links to places of pages that came later, and the size of the whole. Once, after everything else.</summary>
    public void Finish(DiagnosticBag found)
    {
        foreach (var link in places.Asked)
        {
            var target = Resolve(link);
            var has = places.Has(target.File, target.Fragment) ?? (kept ? null : places.AwardHas(target.File, target.Fragment));
            if (has is false)
            {
                found.Add(InspectionDescriptors.DeadLink, link.Location, link.Address, LinkFaults.NoPlace(target.File, target.Fragment));
            }
        }
        CheckSize(size, found);
    }

    /// <summary>Warns before hosts' limits.</summary>
    /// <param name="size">Bytes of all files of a site.</param>
    /// <param name="found">Where the warning goes.</param>
    public static void CheckSize(long size, DiagnosticBag found)
    {
        if (size > LargeBytes)
        {
            found.Add(InspectionDescriptors.LargeSite, new("site.config.yml"), (size / 1_000_000).ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Refuses paths that differ only by case, which some disks take for one, and paths some disks do not take at all.</summary>
    /// <param name="paths">Different paths; gone through twice.</param>
    /// <exception cref="InvalidOperationException">The program planned such paths.</exception>
    public static void CheckPaths(IEnumerable<string> paths)
    {
        // Of two paths that differ only by case, one is not in small ASCII letters. Few are, so few are remembered.
        var unusual = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var path in paths)
        {
            if (path.Length > LongestPath)
            {
                throw new InvalidOperationException($"the path {path} is longer than {LongestPath} characters");
            }
            if (IsUnusual(path) && !unusual.TryAdd(path, path))
            {
                throw DifferByCase(unusual[path], path);
            }
        }
        foreach (var path in unusual.Count == 0 ? [] : paths)
        {
            if (!IsUnusual(path) && unusual.TryGetValue(path, out var other))
            {
                throw DifferByCase(other, path);
            }
        }
    }

    /// <summary>Whether a file is a page, by its path.</summary>
    internal static bool IsPage(ReadOnlySpan<char> path) => path.EndsWith(".html", StringComparison.Ordinal);

    private static bool IsUnusual(string path) => path.AsSpan().ContainsAnyInRange('A', 'Z') || !Ascii.IsValid(path);

    private static InvalidOperationException DifferByCase(string one, string other) => new($"the paths {one} and {other} differ only by case");

    private static LinkTarget Resolve(PlaceAsked link)
    {
        var page = link.Location.Path;
        return LinkTarget.Resolve(page, link.Address, new char[LinkTarget.Room(page, link.Address.Length)]);
    }

    private PageReader Reader() => idle.TryTake(out var reader) ? reader : new(paths, places);

    private static void CheckJson(SiteFile file)
    {
        try
        {
            var reader = new Utf8JsonReader(file.Bytes.Span);
            while (reader.Read())
            {
            }
        }
        catch (JsonException problem)
        {
            throw new InvalidOperationException($"{file.Path} is not JSON: {problem.Message}", problem);
        }
    }
}
