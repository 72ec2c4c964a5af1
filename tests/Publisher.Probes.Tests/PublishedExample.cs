using System.Globalization;
using System.Text.Json;
using Publisher.Probes.Tests.Reading;
using Publisher.Sites;
using Publisher.Testing;

namespace Publisher.Probes.Tests;

/// <summary>The example guild, built, as a validator finds it on the web.</summary>
public sealed class PublishedExample
{
    private readonly BuiltSite built = TestSites.Build(TestSites.Read(TestSites.Example));

    /// <summary>Puts every file at its address, and the guild's own page, which is not part of the site, at its.</summary>
    public PublishedExample()
    {
        foreach (var file in Files)
        {
            Web.Add(AddressOf(file), file.Bytes);
        }
        foreach (var url in Below("credentials/", ".json").Select(f => Json(f).GetProperty("issuer").Text("url")).OfType<string>())
        {
            Web.Add(url, default);
        }
        At = Files.Where(f => f.Path.EndsWith(".json", StringComparison.Ordinal)).Select(Json)
            .SelectMany(j => new[] { j.Text("validFrom"), j.Text("issuedOn") }).OfType<string>().Max(t => DateTimeOffset.Parse(t, CultureInfo.InvariantCulture)).AddDays(1);
        TakenBack = built.Model!.Awards.Where(a => a.Decision is not null).Select(a => a.Id).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>What a validator can fetch.</summary>
    public KnownWeb Web { get; } = new();

    /// <summary>A day after the newest of it was signed.</summary>
    public DateTimeOffset At { get; }

    /// <summary>The ids of awards that were revoked, replaced or withdrawn.</summary>
    public IReadOnlySet<string> TakenBack { get; }

    /// <summary>Whether an award's own date has passed.</summary>
    public bool HasEnded(string id) => built.Model!.Awards.Single(a => a.Id == id).Verified.Outline.ValidUntil < At;

    /// <summary>Every file.</summary>
    public IReadOnlyList<SiteFile> Files => [.. built.Site!.Files];

    /// <summary>The files of a folder with an ending; there have to be some.</summary>
    public IReadOnlyList<SiteFile> Below(string folder, string ending)
    {
        var found = Files.Where(f => f.Path.StartsWith(folder, StringComparison.Ordinal) && f.Path.EndsWith(ending, StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(found);
        return found;
    }

    /// <summary>Where a file stands on the web.</summary>
    public string AddressOf(SiteFile file) => $"{built.Content!.Config.BaseUrl}/{file.Path}";

    /// <summary>The id of the award a file is of: its name.</summary>
    public static string IdOf(SiteFile file) => Path.GetFileNameWithoutExtension(file.Path);

    /// <summary>A file as JSON.</summary>
    public static JsonElement Json(SiteFile file) => JsonElement.Parse(file.Bytes.Span);
}
