using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Publisher.Benchmarks.Measuring;

namespace Publisher.Benchmarks.Pages;

/// <summary>
/// How long an award's page takes to judge its award, in a real browser: from the page's <c>load</c> event to the verdict. The pages are served from this process, each with one
/// script more that watches for both and says when they were; then it opens the next page. Every round begins with a browser that has nothing kept.
/// </summary>
internal sealed class LiveVerdicts : IDisposable
{
    private const string Watch = """
        const began = performance.now();
        let loaded, judged, state;
        const done = async () => {
          if (loaded === undefined || judged === undefined) return;
          const answer = await fetch('/measured', { method: 'POST', body: JSON.stringify({ loaded, judged, state, path: location.pathname }) });
          const next = await answer.text();
          if (next !== '') location.href = next;
        };
        addEventListener('load', () => setTimeout(() => { loaded = performance.getEntriesByType('navigation')[0].loadEventEnd; done(); }));
        document.addEventListener('DOMContentLoaded', () => look());
        const look = () => {
          const standing = document.getElementById('standing');
          const when = document.querySelector('#how .when');
          const seen = () => {
            if (judged !== undefined || !when.textContent.startsWith('Checked in your browser')) return;
            judged = performance.now();
            state = standing.dataset.state;
            done();
          };
          new MutationObserver(seen).observe(when, { childList: true, characterData: true, subtree: true });
          seen();
        };
        """;

    private readonly string site;
    private readonly HttpListener server = new();
    private readonly Queue<string> waiting;
    private readonly TaskCompletionSource finished = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly string address;

    private LiveVerdicts(string site, IEnumerable<string> paths)
    {
        (this.site, waiting) = (site, new(paths));
        address = $"http://127.0.0.1:{FreePort().ToString(CultureInfo.InvariantCulture)}/";
        server.Prefixes.Add(address);
        server.Start();
    }

    private Samples AfterLoad { get; } = new();

    private Samples AfterOpening { get; } = new();

    /// <summary>Measures every award page of a site, several times; what came of it, in Markdown.</summary>
    public static string Measure(string site, int rounds)
    {
        var (first, load, open) = (new Samples(), new Samples(), new Samples());
        var pages = PageWeights.Pages(site, "awards/*/index.html").Where(p => File.ReadAllText(p).Contains(" data-award=", StringComparison.Ordinal)).Select(p => Path.GetRelativePath(site, Path.GetDirectoryName(p)!).Replace('\\', '/') + "/").ToList();
        for (var round = 0; round < rounds; round++)
        {
            // Another page first each time: it is the one that fetches the scripts.
            using var run = new LiveVerdicts(site, pages.Skip(round).Concat(pages.Take(round)));
            run.Browse(first, load, open);
        }
        return string.Create(CultureInfo.InvariantCulture, $"""
            | live verdict of an award, {pages.Count} pages, {rounds} rounds | median | slowest |
            |---|---|---|
            | after `load`, scripts kept by the browser | {load.Median:F0} ms | {load.Most:F0} ms |
            | after `load`, on a first visit | {first.Median:F0} ms | {first.Most:F0} ms |
            | after the page was asked for | {open.Median:F0} ms | {open.Most:F0} ms |

            """);
    }

    /// <inheritdoc/>
    public void Dispose() => server.Close();

    private void Browse(Samples first, Samples load, Samples open)
    {
        var profile = Directory.CreateTempSubdirectory("publisher-live-");
        var serving = Task.Run(ServeAsync);
        using var browser = Process.Start(new ProcessStartInfo(Chromium(), ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", $"--user-data-dir={profile.FullName}", "--remote-debugging-port=0", address + waiting.Dequeue()]) { RedirectStandardError = true })!;
        try
        {
            browser.ErrorDataReceived += (_, _) => { };
            browser.BeginErrorReadLine();
            if (Task.WhenAny(finished.Task, Task.Delay(TimeSpan.FromMinutes(1))).Result != finished.Task)
            {
                throw new BenchmarkException($"the browser did not come to the end of the pages in a minute; {waiting.Count} were left");
            }
            finished.Task.GetAwaiter().GetResult();
        }
        finally
        {
            browser.Kill(entireProcessTree: true);
            browser.WaitForExit();
            server.Stop();
            serving.Wait(TimeSpan.FromSeconds(5));
            profile.Delete(recursive: true);
        }
        first.Add(AfterLoad.First);
        AfterLoad.Rest.ToList().ForEach(load.Add);
        AfterOpening.Rest.ToList().ForEach(open.Add);
    }

    private async Task ServeAsync()
    {
        while (server.IsListening)
        {
            HttpListenerContext http;
            try
            {
                http = await server.GetContextAsync();
            }
            catch (Exception ended) when (ended is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
            _ = Task.Run(() => AnswerOrEnd(http));
        }
    }

    private void AnswerOrEnd(HttpListenerContext http)
    {
        try
        {
            Answer(http);
        }
        catch (BenchmarkException problem)
        {
            finished.TrySetException(problem);
        }
        catch (Exception gone) when (gone is HttpListenerException or ObjectDisposedException)
        {
            // The browser asks for no answer any more.
        }
    }

    private void Answer(HttpListenerContext http)
    {
        var path = http.Request.Url!.AbsolutePath.TrimStart('/');
        var (type, bytes) = path switch
        {
            "measured" => ("text/plain", Encoding.UTF8.GetBytes(Take(http.Request.InputStream))),
            "watch.js" => ("text/javascript", Encoding.UTF8.GetBytes(Watch)),
            _ => FileOf(path),
        };
        http.Response.StatusCode = type.Length == 0 ? 404 : 200;
        http.Response.ContentType = type;
        // As a host does, for what has its content in its name.
        http.Response.AddHeader("Cache-Control", path.StartsWith("assets/", StringComparison.Ordinal) ? "public, max-age=31536000, immutable" : "no-cache");
        http.Response.ContentLength64 = bytes.Length;
        http.Response.OutputStream.Write(bytes);
        http.Response.Close();
        if (path == "measured" && bytes.Length == 0)
        {
            finished.TrySetResult();
        }
    }

    private string Take(Stream body)
    {
        using var told = JsonDocument.Parse(body);
        var (loaded, judged, state) = (told.RootElement.GetProperty("loaded").GetDouble(), told.RootElement.GetProperty("judged").GetDouble(), told.RootElement.GetProperty("state").GetString());
        if (state is "undetermined" or "altered" or "unauthorised")
        {
            throw new BenchmarkException($"{told.RootElement.GetProperty("path")} was judged {state}: what was measured is not a check");
        }
        AfterLoad.Add(Math.Max(0, judged - loaded));
        AfterOpening.Add(judged);
        return waiting.TryDequeue(out var next) ? "/" + next : "";
    }

    private (string Type, byte[] Bytes) FileOf(string path)
    {
        var file = Path.Combine(site, Sites.SitePaths.FileOf(path));
        if (path.Contains("..", StringComparison.Ordinal) || !File.Exists(file))
        {
            return ("", []);
        }
        var bytes = File.ReadAllBytes(file);
        return (Sites.MediaTypes.Of(file) is var type && file.EndsWith(".html", StringComparison.Ordinal) ? "text/html; charset=utf-8" : file.EndsWith(".js", StringComparison.Ordinal) ? "text/javascript" : file.EndsWith(".css", StringComparison.Ordinal) ? "text/css" : type,
            file.EndsWith(".html", StringComparison.Ordinal) ? Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(bytes).Replace("</head>", "<script src=\"/watch.js\"></script></head>", StringComparison.Ordinal)) : bytes);
    }

    private static int FreePort()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }

    private static string Chromium() => Environment.GetEnvironmentVariable("PUBLISHER_BROWSER") is { Length: > 0 } named ? named
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).SelectMany(folder => new[] { "chromium", "chromium-browser", "google-chrome" }.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists)
            ?? throw new BenchmarkException("there is no Chromium; set PUBLISHER_BROWSER to one");
}
