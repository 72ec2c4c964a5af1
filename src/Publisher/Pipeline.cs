using System.Collections.Immutable;
using Publisher.Content;
using Publisher.Diagnostics;
using Publisher.Formats;
using Publisher.Hosts;
using Publisher.Linking;
using Publisher.Loading;
using Publisher.Sites;
using Publisher.Sources;
using Publisher.Verifying;

namespace Publisher;

/// <summary>What a run produced: as far as it got, and everything it found. The site itself went to the sink.</summary>
public sealed record BuildResult(SiteContent? Content, VerifiedContent? Verified, SiteModel? Model, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>Whether any diagnostic is an error.</summary>
    public bool HasErrors => Diagnostics.Any(d => d.Descriptor.Severity == Severity.Error);

    /// <summary>Whether the whole site was made and nothing in it is an error: what the sink holds may be published.</summary>
    public bool IsGood => Model is not null && !HasErrors;
}

/// <summary>
/// The compiler's line: Load, Check, Verify, Link, Render, Host, Inspect. Every command is a prefix or a slice of it. Awards run through
/// Check and Verify one by one, and again through Render and Inspect; what is held of all of them is what lists need.
/// </summary>
public static class Pipeline
{
    /// <summary>Load, Check, Verify. Everything that can be found is found in one run.</summary>
    public static BuildResult Check(SourceTree tree, VerificationMemory? memory = null)
    {
        var found = new DiagnosticBag();
        var content = ContentLoader.Load(tree, found, memory?.Pictures);
        if (content is null)
        {
            return new(null, null, null, found.ToSorted());
        }
        FindHost(content.Config.Host, content.Config.HostLocation, found);
        var verified = ContentVerifier.Verify(content, memory ?? VerificationMemory.Empty(""), found);
        return new(content, verified, null, found.ToSorted());
    }

    /// <summary>The whole line. Only what <see cref="BuildResult.IsGood"/> may be published of what the sink was given.</summary>
    /// <param name="tree">What was read.</param>
    /// <param name="options">How it was asked for.</param>
    /// <param name="sink">Where the site goes.</param>
    /// <param name="verified">Is told what was verified as soon as it is, before anything is made; on this thread.</param>
    public static BuildResult Build(SourceTree tree, BuildOptions options, ISiteSink sink, Action<VerifiedContent>? verified = null)
    {
        _ = Task.Factory.StartNew(RenderContext.ReadAhead, CancellationToken.None, TaskCreationOptions.None, TaskScheduler.Current);
        var good = Check(tree, options.Memory);
        if (good.Verified is not null)
        {
            verified?.Invoke(good.Verified);
        }
        if (good.HasErrors || good.Verified is null || good.Content is null)
        {
            return good;
        }
        var found = new DiagnosticBag();
        found.AddRange(good.Diagnostics);
        var model = SiteLinker.Link(good.Verified) with
        {
            ServedAt = (options.BaseUrl ?? good.Content.Mirror?.ServedAt)?.TrimEnd('/') is { } address && address != good.Content.Config.BaseUrl ? address : null,
            IsPortable = options.Portable,
            Key = SiteKey.Of(tree, options, good.Content.Config.Look.Logo),
        };
        // A folder is no host, whatever the site has.
        if (FindHost(options.Portable ? HostTable.Plain.Name : options.Host ?? model.Config.Host, model.Config.HostLocation, found) is { } host)
        {
            model = model with { GoesByNames = host.GoesByNames };
            HostLimits.Check(model, host, found);
            BakedSize.Check(model, host.Name, host.MostBytes, found);
            SiteRenderer.Render(model, host.Files(model), sink, found);
        }
        return good with { Model = model, Diagnostics = found.ToSorted() };
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
