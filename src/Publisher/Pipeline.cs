using System.Collections.Immutable;
using Publisher.Content;
using Publisher.Diagnostics;
using Publisher.Formats;
using Publisher.Hosts;
using Publisher.Inspection;
using Publisher.Linking;
using Publisher.Loading;
using Publisher.Policies;
using Publisher.Sites;
using Publisher.Sources;
using Publisher.Verifying;

namespace Publisher;

/// <summary>What a run produced: as far as it got, and everything it found.</summary>
public sealed record BuildResult(SiteContent? Content, VerifiedContent? Verified, SiteModel? Model, Site? Site, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>Whether any diagnostic is an error.</summary>
    public bool HasErrors => Diagnostics.Any(d => d.Descriptor.Severity == Severity.Error);
}

/// <summary>What a build may depend on besides its source tree.</summary>
public sealed record BuildOptions
{
    /// <summary>A host's name instead of the config's.</summary>
    public string? Host { get; init; }
    /// <summary>The address this copy will be served under, when it is not the site's own.</summary>
    public string? BaseUrl { get; init; }
}

/// <summary>The compiler's line: Load, Check, Verify, Link, Render, Host, Inspect. Every command is a prefix or a slice of it.</summary>
public static class Pipeline
{
    /// <summary>Load, Check, Verify: what <c>check</c> does. Everything that can be found is found in one run.</summary>
    public static BuildResult Check(SourceTree tree)
    {
        var found = new DiagnosticBag();
        var content = ContentLoader.Load(tree, found);
        if (content is null)
        {
            return new(null, null, null, null, found.ToSorted());
        }
        FindHost(content.Config.Host, content.Config.HostLocation, found);
        PolicyChecker.Check(content, found);
        var verified = ContentVerifier.Verify(content, found);
        return new(content, verified, null, null, found.ToSorted());
    }

    /// <summary>The whole line; <see cref="BuildResult.Site"/> is null when anything is an error.</summary>
    public static BuildResult Build(SourceTree tree, BuildOptions options)
    {
        var good = Check(tree);
        if (good.HasErrors || good.Verified is null || good.Content is null)
        {
            return good;
        }
        var found = new DiagnosticBag();
        found.AddRange(good.Diagnostics);
        var model = SiteLinker.Link(good.Verified) with { ServedAt = options.BaseUrl };
        var host = FindHost(options.Host ?? model.Config.Host, model.Config.HostLocation, found);
        var site = SiteRenderer.Render(model, found);
        if (host is not null && !found.HasErrors)
        {
            site = HostTable.AddFiles(site, model, host);
            SiteInspector.Inspect(site, found);
        }
        return new(good.Content, good.Verified, model, found.HasErrors ? null : site, found.ToSorted());
    }

    private static IHost? FindHost(string name, SourceLocation location, DiagnosticBag found)
    {
        var host = HostTable.Find(name);
        if (host is null)
        {
            found.Add(ConfigDescriptors.UnknownHost, location, name, string.Join(", ", HostTable.All.Select(h => h.Name)));
        }
        return host;
    }
}
