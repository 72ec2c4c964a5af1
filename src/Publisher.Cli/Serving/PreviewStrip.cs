using System.Collections.Immutable;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Publisher.Cli.Serving;

/// <summary>
/// The strip that a served page carries at its foot, and a built one never: that this is a preview, what stops the newest build, and what
/// to do next. Its style and script come from <c>/_serve/</c>; the page's own Content-Security-Policy is widened by exactly that.
/// </summary>
internal static partial class PreviewStrip
{
    internal const string StylePath = "/_serve/strip.css";
    internal const string ScriptPath = "/_serve/strip.js";
    internal const string EventsPath = "/_serve/events";

    internal const string Style =
        """
        #publisher-strip { all: initial; display: block; position: sticky; bottom: 0; z-index: 9; box-sizing: border-box; width: 100%; max-height: 50vh; overflow: auto;
          padding: 8px 16px; border-top: 3px solid #8a5a00; background: #fff6e0; color: #2b2419; font: 15px/1.5 system-ui, sans-serif; }
        #publisher-strip summary { cursor: pointer; }
        #publisher-strip ol, #publisher-strip ul { margin: 8px 0; padding-left: 24px; }
        #publisher-strip code, #publisher-strip pre { font: 14px/1.5 ui-monospace, monospace; overflow-wrap: anywhere; white-space: pre-wrap; }
        #publisher-strip .stopped { color: #8c1d18; font-weight: 600; }
        @media (prefers-color-scheme: dark) { #publisher-strip { background: #2b2419; color: #f3e9d6; } #publisher-strip .stopped { color: #ffb4ab; } }
        @media print { #publisher-strip { display: none; } }
        """;

    internal const string Script =
        """
        const strip = document.getElementById("publisher-strip");
        // On a phone it would cover a quarter of the page; what stops the build stays open.
        if (matchMedia("(max-width: 40em)").matches && strip.querySelector(".stopped") === null) strip.querySelector("details").open = false;
        if (strip.dataset.watch) {
          const events = new EventSource("/_serve/events");
          events.onmessage = event => { if (event.data !== strip.dataset.revision) location.reload(); };
          addEventListener("pagehide", () => events.close());
        }
        """;

    /// <summary>A page with the strip before its end.</summary>
    internal static byte[] Inject(ReadOnlySpan<byte> page, PreviewState state, bool watch, Func<string, string> typed)
    {
        var html = PolicyMeta().Replace(Encoding.UTF8.GetString(page), meta =>
            meta.Groups["before"].Value + WebUtility.HtmlEncode(Widen(WebUtility.HtmlDecode(meta.Groups["policy"].Value))) + "\"");
        var strip = Strip(state, watch, typed);
        var end = html.LastIndexOf("</body>", StringComparison.OrdinalIgnoreCase);
        return Encoding.UTF8.GetBytes(end < 0 ? html + strip : html.Insert(end, strip));
    }

    /// <summary>A whole page for when there is no site to show.</summary>
    internal static byte[] Placeholder(PreviewState state, bool watch, Func<string, string> typed) => Encoding.UTF8.GetBytes(
        $"<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>Nothing to show — {WebUtility.HtmlEncode(state.Title)}</title>\n</head>\n<body>\n<h1>There is no site to show</h1>\n<p>What stops it stands below.</p>\n{Strip(state, watch, typed)}</body>\n</html>\n");

    /// <summary>A policy under which the strip's own style, script and events may load from this server, and nothing else new may.</summary>
    internal static string Widen(string policy)
    {
        var directives = policy.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToList();
        foreach (var name in (ImmutableArray<string>)["script-src", "style-src", "connect-src"])
        {
            var at = directives.FindIndex(d => NameOf(d) == name);
            var fallback = directives.FirstOrDefault(d => NameOf(d) == "default-src");
            if (at < 0 && fallback is null)
            {
                continue;
            }
            var sources = (at < 0 ? fallback! : directives[at]).Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Where(s => s is not "'none'" and not "'self'");
            var widened = string.Join(' ', [name, "'self'", .. sources]);
            if (at < 0)
            {
                directives.Add(widened);
            }
            else
            {
                directives[at] = widened;
            }
        }
        return string.Join("; ", directives);
    }

    private static string NameOf(string directive) => directive.Split(' ', 2)[0].ToLowerInvariant();

    private static string Strip(PreviewState state, bool watch, Func<string, string> typed)
    {
        var html = new StringBuilder();
        html.Append("<link rel=\"stylesheet\" href=\"").Append(StylePath).Append("\">\n");
        html.Append("<aside id=\"publisher-strip\" aria-label=\"Preview\" data-revision=\"").Append(state.Revision).Append('"').Append(watch ? " data-watch=\"1\"" : "").Append(">\n");
        html.Append("<details open>\n<summary>Preview, checked against the files on this computer. This strip is never built.</summary>\n");
        if (!state.Problems.IsEmpty)
        {
            html.Append("<p class=\"stopped\">").Append(state.Site is null ? "The site cannot be built." : "This is the last site that could be built; what you changed since cannot be.").Append("</p>\n");
            html.Append("<pre>").Append(WebUtility.HtmlEncode(string.Join('\n', state.Problems))).Append("</pre>\n");
        }
        html.Append("<ol>\n");
        foreach (var step in state.Steps)
        {
            var command = step.Command.StartsWith("git ", StringComparison.Ordinal) ? step.Command : typed(step.Command);
            html.Append("<li>").Append(WebUtility.HtmlEncode(step.Purpose)).Append(": <code>").Append(WebUtility.HtmlEncode(command)).Append("</code></li>\n");
        }
        html.Append("</ol>\n</details>\n</aside>\n<script type=\"module\" src=\"").Append(ScriptPath).Append("\"></script>\n");
        return html.ToString();
    }

    [GeneratedRegex("(?<before><meta\\s+http-equiv=\"Content-Security-Policy\"\\s+content=\")(?<policy>[^\"]*)\"", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PolicyMeta();
}
