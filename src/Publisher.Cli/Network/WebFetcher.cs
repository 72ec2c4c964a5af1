using System.IO.Compression;
using System.Net;

namespace Publisher.Cli.Network;

/// <summary>
/// Fetches documents, and is the only thing in this program that does. It asks (GET) https addresses of public hosts only, follows at most three redirects, each judged like the
/// first address, and bounds size, silence and time. It keeps no cookies, goes through no proxy and sends nothing but the address. What goes wrong is a phrase, never an exception.
/// </summary>
internal sealed class WebFetcher : IDisposable
{
    private const int MostRedirects = 3;
    private const string Accepted = "application/vc, application/vc+ld+json, application/ld+json, application/json, image/png, image/svg+xml, text/html;q=0.5, */*;q=0.1";

    private readonly NetworkOptions options;
    private readonly bool insecureLocal;
    // Made when something is fetched: most runs fetch nothing, and are over in milliseconds.
    private readonly Lazy<HttpMessageInvoker> http;

    /// <summary>A fetcher; asks nothing until told to.</summary>
    internal WebFetcher(NetworkOptions options, bool insecureLocal)
    {
        (this.options, this.insecureLocal) = (options, insecureLocal);
        http = new(() => Client(new VettedConnection(options, insecureLocal)));
    }

    public void Dispose()
    {
        if (http.IsValueCreated)
        {
            http.Value.Dispose();
        }
    }

    /// <summary>Fetches a document.</summary>
    /// <param name="text">Its address.</param>
    /// <param name="mostBytes">Longer ones are refused.</param>
    /// <param name="sameHost">Whether redirects may not lead to another host: what an issuer says of itself has to stand on its own.</param>
    /// <param name="stop">Ends it.</param>
    internal WebAnswer Get(string text, int mostBytes, bool sameHost, CancellationToken stop) => GetAsync(text, mostBytes, sameHost, stop).GetAwaiter().GetResult();

    /// <summary>Fetches a document that has to stand exactly where it is said to: no redirect is followed. Safe to call from several threads.</summary>
    /// <param name="text">Its address.</param>
    /// <param name="mostBytes">Longer ones are refused.</param>
    /// <param name="known">What was given with the copy at hand; a server that has nothing newer then says so (<see cref="WebAnswer.IsUnchanged"/>). Null without a copy.</param>
    /// <param name="stop">Ends it.</param>
    /// <param name="accepted">The media types that are asked for; null for all that this program reads.</param>
    internal async Task<WebAnswer> GetHereAsync(string text, int mostBytes, WebValidators? known, CancellationToken stop, string? accepted = null)
    {
        if (!WebAddress.TryRead(text, insecureLocal, out var address, out var refusal))
        {
            return new(new Uri("about:blank"), 0, default, refusal);
        }
        using var whole = CancellationTokenSource.CreateLinkedTokenSource(stop);
        whole.CancelAfter(options.Document);
        var (answer, next) = await Ask(address, mostBytes, whole.Token, stop, known, accepted).ConfigureAwait(false);
        return next is null ? answer : answer with { Problem = FormattableString.Invariant($"{address.Host} answered {answer.Status} and leads on to {next}, which is not followed: a document has to stand where it is said to") };
    }

    private HttpMessageInvoker Client(VettedConnection connection) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        ConnectCallback = (context, stop) => connection.Open(context.InitialRequestMessage.RequestUri!, context.DnsEndPoint, stop),
        ConnectTimeout = options.Connect,
        MaxResponseHeadersLength = 32,
        MaxResponseDrainSize = 0,
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(5),
        UseCookies = false,
        UseProxy = false,
    });

    private async Task<WebAnswer> GetAsync(string text, int mostBytes, bool sameHost, CancellationToken stop)
    {
        if (!WebAddress.TryRead(text, insecureLocal, out var address, out var refusal))
        {
            return new(new Uri("about:blank"), 0, default, refusal);
        }
        using var whole = CancellationTokenSource.CreateLinkedTokenSource(stop);
        whole.CancelAfter(options.Document);
        for (var redirects = 0; ; redirects++)
        {
            var (answer, next) = await Ask(address, mostBytes, whole.Token, stop).ConfigureAwait(false);
            if (next is null)
            {
                return answer;
            }
            if (redirects == MostRedirects)
            {
                return answer with { Problem = $"{address.Host} leads from one address to the next, and after {MostRedirects} this is not followed further" };
            }
            if (!WebAddress.TryRead(next, insecureLocal, out var target, out refusal))
            {
                return answer with { Problem = $"{address.Host} leads on to an address that is refused: {refusal}" };
            }
            if (sameHost && target.GetLeftPart(UriPartial.Authority) != address.GetLeftPart(UriPartial.Authority))
            {
                return answer with { Problem = $"{address.Host} leads on to another host, {target.Host}; an issuer's own documents have to stand on its own" };
            }
            address = target;
        }
    }

    private async Task<(WebAnswer Answer, string? Next)> Ask(Uri address, int mostBytes, CancellationToken whole, CancellationToken stop, WebValidators? known = null, string? accepted = null)
    {
        using var silence = CancellationTokenSource.CreateLinkedTokenSource(whole);
        silence.CancelAfter(options.Idle + options.Connect);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address) { Version = HttpVersion.Version11, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
            request.Headers.TryAddWithoutValidation("Accept", accepted ?? Accepted);
            request.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip");
            request.Headers.TryAddWithoutValidation("User-Agent", "publisher");
            if (known?.ETag is { } tag)
            {
                request.Headers.TryAddWithoutValidation("If-None-Match", tag);
            }
            else if (known?.LastModified is { } since)
            {
                request.Headers.TryAddWithoutValidation("If-Modified-Since", since);
            }
            using var response = await http.Value.SendAsync(request, silence.Token).ConfigureAwait(false);
            silence.CancelAfter(options.Idle);
            var status = (int)response.StatusCode;
            if (status is 301 or 302 or 303 or 307 or 308 && response.Headers.Location is { } location)
            {
                return (new(address, status, default, null), new Uri(address, location).AbsoluteUri);
            }
            if (status == 304 && known is not null)
            {
                return (new(address, status, default, null) { Validators = known }, null);
            }
            return status != 200
                ? (new(address, status, default, FormattableString.Invariant($"{address.Host} answered {status}{Meaning(status)}")), null)
                : (await Read(address, response, mostBytes, silence).ConfigureAwait(false) with { Validators = ValidatorsOf(response) }, null);
        }
        catch (Exception failed) when (failed is HttpRequestException or IOException or OperationCanceledException or InvalidDataException or UriFormatException)
        {
            stop.ThrowIfCancellationRequested();
            return (new(address, 0, default, Words(failed, address.Host, whole)), null);
        }
    }

    // Sent back as they came; one of unreasonable length is none.
    private static WebValidators? ValidatorsOf(HttpResponseMessage response)
    {
        var tag = response.Headers.NonValidated.TryGetValues("ETag", out var tags) && tags.Count == 1 ? tags.ToString() : null;
        var modified = response.Content.Headers.NonValidated.TryGetValues("Last-Modified", out var dates) && dates.Count == 1 ? dates.ToString() : null;
        static bool IsFit(string? text) => text is { Length: > 0 and <= 200 } && text.All(c => c is >= ' ' and < '\u007f');
        return IsFit(tag) || IsFit(modified) ? new(IsFit(tag) ? tag : null, IsFit(modified) ? modified : null) : null;
    }

    private async Task<WebAnswer> Read(Uri address, HttpResponseMessage response, int mostBytes, CancellationTokenSource silence)
    {
        var tooLong = FormattableString.Invariant($"what {address.Host} sends is longer than {mostBytes / 1024} KiB, and no such document is");
        var encodings = response.Content.Headers.ContentEncoding.Where(e => !e.Equals("identity", StringComparison.OrdinalIgnoreCase)).ToList();
        if (response.Content.Headers.ContentLength > mostBytes)
        {
            return new(address, 200, default, tooLong);
        }
        if (encodings is not ([] or ["gzip"]))
        {
            return new(address, 200, default, $"{address.Host} sends it packed in a way nobody asked for ({string.Join(", ", encodings)})");
        }
        var wire = new MeteredStream(await response.Content.ReadAsStreamAsync(silence.Token).ConfigureAwait(false), mostBytes, () => silence.CancelAfter(options.Idle));
        await using var body = encodings.Count == 0 ? (Stream)wire : new GZipStream(wire, CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        var chunk = new byte[16 * 1024];
        int count;
        while ((count = await body.ReadAsync(chunk, silence.Token).ConfigureAwait(false)) > 0)
        {
            if (bytes.Length + count > mostBytes)
            {
                return new(address, 200, default, tooLong);
            }
            bytes.Write(chunk, 0, count);
        }
        return wire.IsTooLong ? new(address, 200, default, tooLong) : new(address, 200, bytes.ToArray(), null);
    }

    private string Words(Exception failed, string host, CancellationToken whole) => failed switch
    {
        OperationCanceledException when whole.IsCancellationRequested => FormattableString.Invariant($"{host} took longer than {options.Document.TotalSeconds:0.#} seconds"),
        OperationCanceledException => FormattableString.Invariant($"{host} sent nothing for {options.Idle.TotalSeconds:0.#} seconds"),
        InvalidDataException => $"what {host} sends cannot be unpacked",
        _ when Cause<RefusedAddressException>(failed) is { } refused => refused.Message,
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => $"there is no host {host}, or it could not be looked up",
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => $"the connection to {host} could not be made secure",
        HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => $"{host} sends headers longer than 32 KiB",
        _ when Cause<HttpIOException>(failed) is { HttpRequestError: HttpRequestError.ResponseEnded } => $"{host} broke off in the middle",
        _ when Cause<HttpIOException>(failed) is { HttpRequestError: HttpRequestError.InvalidResponse } => $"{host} does not speak HTTP as it should",
        HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse } => $"{host} does not speak HTTP as it should",
        HttpRequestException { HttpRequestError: HttpRequestError.ResponseEnded } => $"{host} broke off in the middle",
        UriFormatException => $"{host} leads on to something that is no address",
        _ => $"{host} could not be reached",
    };

    private static T? Cause<T>(Exception failed) where T : Exception
    {
        for (var at = failed; at is not null; at = at.InnerException)
        {
            if (at is T found)
            {
                return found;
            }
        }
        return null;
    }

    private static string Meaning(int status) => status switch
    {
        401 or 403 => " (it does not let us read it)",
        404 => " (there is nothing at this address)",
        410 => " (it was taken away for good)",
        >= 500 => " (it has a problem of its own)",
        _ => "",
    };
}
