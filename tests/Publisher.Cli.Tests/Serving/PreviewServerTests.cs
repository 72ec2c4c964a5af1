using System.Net;
using System.Text;
using Publisher.Cli.Serving;
using Publisher.Sites;

namespace Publisher.Cli.Tests.Serving;

public sealed class PreviewServerTests : IAsyncLifetime
{
    private const string Page = "<!doctype html><html><head><meta http-equiv=\"Content-Security-Policy\" content=\"default-src &#39;none&#39;; style-src 'self'\"></head><body><p>hello</p></body></html>";

    private readonly CancellationTokenSource stop = new();
    private readonly PreviewHolder preview = new(State("1", "hello"));
    private readonly TaskCompletionSource<Uri> address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly HttpClient http = new(new HttpClientHandler { AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(10) };
    private Task serving = Task.CompletedTask;

    public async ValueTask InitializeAsync()
    {
        serving = new PreviewServer(preview, watch: true, command => "publisher " + command).Serve(0, a => address.SetResult(new Uri(a)), stop.Token);
        http.BaseAddress = await address.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await serving.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        http.Dispose();
        stop.Dispose();
    }

    [Fact]
    public async Task It_listens_to_this_computer_alone()
    {
        Assert.Equal("127.0.0.1", http.BaseAddress!.Host);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { Host = "attacker.example" } };
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(421, (int)response.StatusCode);
    }

    [Theory]
    [InlineData("/", 200, "text/html; charset=utf-8")]
    [InlineData("/awards/x/", 200, "text/html; charset=utf-8")]
    [InlineData("/did.json", 200, "application/did+json")]
    [InlineData("/nothing/", 404, "text/html; charset=utf-8")]
    [InlineData("/_serve/strip.css", 200, "text/css; charset=utf-8")]
    [InlineData("/_serve/strip.js", 200, "text/javascript; charset=utf-8")]
    [InlineData("/../../etc/passwd", 404, "text/html; charset=utf-8")]
    public async Task Each_file_has_its_status_and_media_type(string path, int status, string mediaType)
    {
        using var response = await http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(mediaType, response.Content.Headers.ContentType!.ToString());
        Assert.True(response.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task A_page_without_its_slash_is_led_to_it()
    {
        using var response = await http.GetAsync(new Uri("/awards/x?h=1", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal("/awards/x/?h=1", response.Headers.Location!.ToString());
    }

    [Fact]
    public async Task A_page_carries_the_strip_and_a_document_stays_as_built()
    {
        var page = await http.GetStringAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Contains("Preview, checked against the files on this computer", page, StringComparison.Ordinal);
        Assert.Contains("<code>publisher check</code>", page, StringComparison.Ordinal);
        Assert.Contains("data-revision=\"1\" data-watch", page, StringComparison.Ordinal);
        Assert.EndsWith("</body></html>", page, StringComparison.Ordinal);
        Assert.Contains("default-src &#39;none&#39;; style-src &#39;self&#39;; script-src &#39;self&#39;; connect-src &#39;self&#39;\"", page, StringComparison.Ordinal);
        Assert.Equal("{\"id\":1}", await http.GetStringAsync(new Uri("/did.json", UriKind.Relative), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Only_reading_is_answered()
    {
        using var post = await http.PostAsync(new Uri("/", UriKind.Relative), null, TestContext.Current.CancellationToken);
        using var head = await http.SendAsync(new(HttpMethod.Head, "/did.json"), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, post.StatusCode);
        Assert.Equal(8, head.Content.Headers.ContentLength);
    }

    [Fact]
    public async Task An_open_page_is_told_of_each_new_revision()
    {
        await using var stream = await http.GetStreamAsync(new Uri("/_serve/events", UriKind.Relative), TestContext.Current.CancellationToken);
        using var events = new StreamReader(stream);
        Assert.Equal("data: 1", await events.ReadLineAsync(TestContext.Current.CancellationToken));
        Assert.Equal("", await events.ReadLineAsync(TestContext.Current.CancellationToken));

        preview.Replace(State("2", "changed"));

        Assert.Equal("data: 2", await events.ReadLineAsync(TestContext.Current.CancellationToken));
        Assert.Contains("changed", await http.GetStringAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_stops_the_build_is_shown_as_text()
    {
        preview.Replace(new("3", "A & B", null, ["content/a.md:1:1: error PUB0101: <script>alert(1)</script>"], []));

        using var response = await http.GetAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);
        var page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Contains("&lt;script&gt;alert(1)", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.Contains("A &amp; B", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("default-src 'none'", "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'")]
    [InlineData("default-src 'self'; script-src 'none'", "default-src 'self'; script-src 'self'; style-src 'self'; connect-src 'self'")]
    [InlineData("script-src 'sha256-x'; img-src data:", "script-src 'self' 'sha256-x'; img-src data:")]
    [InlineData("", "")]
    public void A_policy_is_widened_by_this_server_alone(string policy, string widened) => Assert.Equal(widened, PreviewStrip.Widen(policy));

    [Fact]
    public async Task A_watcher_reports_a_burst_of_changes_in_few_pieces_and_only_of_sources()
    {
        using var folder = new TemporaryFolder();
        folder.Write("content/a.md", "1");
        folder.Write("site.config.yml", "1");
        using var watcher = new SourceWatcher(folder.Path);

        folder.Write("README.md", "1");
        folder.Write("_site/index.html", "1");
        var next = watcher.Next(TestContext.Current.CancellationToken);
        await Task.Delay(400, TestContext.Current.CancellationToken);
        Assert.False(next.IsCompleted);

        for (var i = 0; i < 20; i++)
        {
            folder.Write("content/a.md", $"{i}");
            folder.Write("site.config.yml", $"{i}");
        }
        await next.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        var reports = 1;
        for (next = watcher.Next(TestContext.Current.CancellationToken); await Task.WhenAny(next, Task.Delay(1000, TestContext.Current.CancellationToken)) == next; next = watcher.Next(TestContext.Current.CancellationToken))
        {
            reports++;
        }
        // 40 changes; a busy machine may tell them in more than one piece.
        Assert.InRange(reports, 1, 10);

        // A folder made after the start is watched too.
        folder.Write("templates/award.html", "1");
        await next.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        folder.Write("templates/i18n/en.yml", "1");
        await watcher.Next(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }

    private static PreviewState State(string revision, string word) => new(
        revision, "Guild",
        new Site(
        [
            FileOf("index.html", Page.Replace("hello", word, StringComparison.Ordinal), "text/html; charset=utf-8"),
            FileOf("awards/x/index.html", Page, "text/html; charset=utf-8"),
            FileOf("404.html", "<p>missing", "text/html; charset=utf-8"),
            FileOf("did.json", "{\"id\":1}", "application/did+json"),
        ]),
        [],
        [new("See what is wrong", "check")]);

    private static SiteFile FileOf(string path, string text, string mediaType) => new(path, Encoding.UTF8.GetBytes(text), mediaType);
}
