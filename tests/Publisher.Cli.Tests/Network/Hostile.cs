using System.IO.Compression;
using System.Text;

namespace Publisher.Cli.Tests.Network;

/// <summary>Ways a server can misbehave, each with the words that are said of it and how verify ends.</summary>
internal static class Hostile
{
    internal sealed record Case(string Words, int Exit, Func<LoopbackRequest, Task> Behaviour, string Scheme = "http");

    private const string Ok = "HTTP/1.1 200 OK\r\n";

    internal static IReadOnlyDictionary<string, Case> Cases { get; } = new Dictionary<string, Case>(StringComparer.Ordinal)
    {
        ["one byte at a time"] = new("took longer than 1\\.2 seconds", 3, async r =>
        {
            await r.Send(Ok + "Content-Length: 1000\r\n\r\n");
            await Drip(r, " ", 1000);
        }),
        ["silence"] = new("sent nothing for|took longer than", 3, _ => Task.Delay(4000)),
        ["silence in the middle"] = new("sent nothing for 0\\.4 seconds", 3, async r =>
        {
            await r.Send(Ok + "Content-Length: 1000\r\n\r\n{\"a\":");
            await Task.Delay(4000);
        }),
        ["headers one byte at a time"] = new("sent nothing for|took longer than", 3, async r =>
        {
            await r.Send(Ok + "X: ");
            await Drip(r, "x", 1000);
        }),
        ["a body without end, in chunks"] = new("longer than 8192 KiB", 3, async r =>
        {
            await r.Send(Ok + "Transfer-Encoding: chunked\r\n\r\n");
            await Forever(r, "10000\r\n" + new string(' ', 0x10000) + "\r\n");
        }),
        ["a body without end or length"] = new("longer than 8192 KiB", 3, async r =>
        {
            await r.Send(Ok + "\r\n");
            await Forever(r, new string(' ', 0x10000));
        }),
        ["a length of ten gigabytes"] = new("longer than 8192 KiB", 3, r => r.Send(Ok + "Content-Length: 10000000000\r\n\r\n")),
        ["a gzip bomb"] = new("longer than 8192 KiB", 3, r => r.Answer("200 OK", "Content-Encoding: gzip\r\n", Zip(new byte[200_000_000]))),
        ["gzip that is none"] = new("cannot be unpacked", 3, r => r.Answer("200 OK", "Content-Encoding: gzip\r\n", "not gzip at all, and long enough"u8.ToArray())),
        ["packed in another way"] = new("packed in a way nobody asked for \\(br\\)", 3, r => r.Answer("200 OK", "Content-Encoding: br\r\n", "x"u8.ToArray())),
        ["packed twice"] = new("packed in a way nobody asked for \\(gzip, gzip\\)", 3, r => r.Answer("200 OK", "Content-Encoding: gzip, gzip\r\n", Zip(Zip(new byte[100])))),
        ["a redirect in a circle"] = new("after 3 this is not followed further", 3, r => Redirect(r, r.Path + "x")),
        ["a redirect to a file"] = new("refused: file: is not fetched, only https", 3, r => Redirect(r, "file:///etc/passwd")),
        ["a redirect to ftp"] = new("refused: ftp: is not fetched, only https", 3, r => Redirect(r, "ftp://files.example/x")),
        ["a redirect to data"] = new("refused: data: is not fetched, only https", 3, r => Redirect(r, "data:application/json,{}")),
        ["a redirect to http"] = new("badges\\.example by http could be read and changed on the way", 3, r => Redirect(r, "http://badges.example/x.json")),
        ["a redirect to a private network"] = new("10\\.0\\.0\\.1 is a private network", 3, r => Redirect(r, "https://10.0.0.1/")),
        ["a redirect to a cloud's inside"] = new("169\\.254\\.169\\.254 is the network next to this computer", 3, r => Redirect(r, "https://169.254.169.254/latest/meta-data/")),
        ["a redirect to a private network, in decimal"] = new("10\\.0\\.0\\.1 is a private network", 3, r => Redirect(r, "https://167772161/")),
        ["a redirect to a private network, in hex"] = new("10\\.0\\.0\\.1 is a private network", 3, r => Redirect(r, "https://0x0a000001/")),
        ["a redirect to a private network, in octal"] = new("10\\.0\\.0\\.1 is a private network", 3, r => Redirect(r, "https://012.0.0.1/")),
        ["a redirect to a private network, in IPv6 spelling"] = new("is a private network", 3, r => Redirect(r, "https://[::ffff:10.0.0.1]/")),
        ["a redirect through NAT64"] = new("is a network set apart", 3, r => Redirect(r, "https://[64:ff9b::a00:1]/")),
        ["a redirect to a name of a private address"] = new("the address of rebound\\.example, 10\\.0\\.0\\.7, is a private network", 3, r => Redirect(r, "https://rebound.example/")),
        ["a redirect to a name of this computer"] = new("the address of 127\\.0\\.0\\.1\\.nip\\.example, 127\\.0\\.0\\.1, is this computer", 3, r => Redirect(r, "https://127.0.0.1.nip.example/")),
        ["a redirect to a name of a wrapped address"] = new("the address of wrapped\\.example, .*, is a private network", 3, r => Redirect(r, "https://wrapped.example/")),
        ["a redirect with a password"] = new("an address with a user name in it", 3, r => Redirect(r, "https://me:secret@badges.example/")),
        ["a redirect to a name nobody has"] = new("there is no host nowhere\\.example", 3, r => Redirect(r, "https://nowhere.example/")),
        ["a redirect to nowhere"] = new("answered 302", 3, r => r.Answer("302 Found", "", default)),
        ["a redirect to nonsense"] = new("no address|answered 302|is not fetched|no host", 3, r => Redirect(r, "http://[::/")),
        ["no TLS where there should be"] = new("could not be made secure", 3, _ => Task.CompletedTask, "https"),
        ["less than announced"] = new("broke off in the middle", 3, r => r.Send(Ok + "Content-Length: 1000\r\n\r\n{\"a\": 1")),
        ["chunks that break off"] = new("broke off in the middle", 3, r => r.Send(Ok + "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"a\":\r\n")),
        ["chunks with wrong lengths"] = new("does not speak HTTP as it should|broke off", 3, r => r.Send(Ok + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n")),
        ["two lengths"] = new("some other document, not an award", 3, r => r.Send(Ok + "Content-Length: 5\r\nContent-Length: 900\r\n\r\n[1,2]")),
        ["HTTP without a head"] = new("does not speak HTTP as it should", 3, r => r.Send("{\"hello\": \"I am from 1991\"}\r\n\r\n")),
        ["noise"] = new("does not speak HTTP as it should|broke off", 3, r => r.Send("\u0000\u0001\u0002\u00ff\u00fe\r\n\r\n\u0000")),
        ["headers of a megabyte"] = new("headers longer than 32 KiB", 3, r => r.Send(Ok + "X: " + new string('x', 1_000_000) + "\r\n\r\n{}")),
        ["headers without end"] = new("headers longer than 32 KiB", 3, async r =>
        {
            await r.Send(Ok);
            await Forever(r, "X: y\r\n");
        }),
        ["please go on, without end"] = new("sent nothing for|took longer than|does not speak HTTP|headers longer", 3, r => Forever(r, "HTTP/1.1 100 Continue\r\n\r\n")),
        ["hung up at once"] = new("broke off in the middle|could not be reached", 3, r =>
        {
            r.Stream.Socket.LingerState = new(true, 0);
            r.Stream.Socket.Close();
            return Task.CompletedTask;
        }),
        ["nothing, politely"] = new("answered 204", 3, r => r.Send("HTTP/1.1 204 No Content\r\n\r\n")),
        ["part of it"] = new("answered 206", 3, r => r.Answer("206 Partial Content", "Content-Range: bytes 0-1/9\r\n", "{}"u8.ToArray())),
        ["not found"] = new("answered 404 \\(there is nothing at this address\\)", 3, r => r.Answer("404 Not Found", "", "{}"u8.ToArray())),
        ["gone"] = new("answered 410 \\(it was taken away for good\\)", 3, r => r.Answer("410 Gone", "", default)),
        ["forbidden"] = new("answered 403 \\(it does not let us read it\\)", 3, r => r.Answer("403 Forbidden", "", default)),
        ["a fault of its own"] = new("answered 500 \\(it has a problem of its own\\)", 3, r => r.Answer("500 Oops", "", default)),
        ["nothing at all"] = new("it is empty", 3, r => r.Answer("200 OK", "", default)),
        ["a web page"] = new("a web page, and it names no signed award", 3, r => Page(r, "<title>Log in to this network</title>")),
        ["a page whose award stands elsewhere"] = new("another host, evil\\.example; that is not followed", 3, r => Page(r, "<link rel=alternate type=application/vc href=https://evil.example/a.json>")),
        ["a page whose award is this computer's"] = new("another host, 127\\.0\\.0\\.1; that is not followed", 3, r => Page(r, "<link rel='alternate' type='application/json' href='http://127.0.0.1/a.json'>")),
        ["a page that names itself"] = new("is a web page again", 3, r => Page(r, "<link href='?again' rel='alternate' type='application/vc'>")),
        ["a page that names an award where nobody reads it"] = new("names no signed award", 3, r => Page(r, "<!-- <link rel=alternate type=application/vc href=a.json> --><script>'<link rel=alternate type=application/vc href=b.json>'</script>")),
        ["a byte order mark"] = new("tarts with a byte order mark", 1, r => Json(r, "\u00ef\u00bb\u00bf{\"type\": \"x\"}")),
        ["a member twice"] = new("stands here a second time", 1, r => Json(r, "{\"a\": 1, \"\\u0061\": 2}")),
        ["nested too deep"] = new("ested deeper than 32 levels", 1, r => Json(r, string.Concat(Enumerable.Repeat("{\"a\":", 40)) + "1" + new string('}', 40))),
        ["no UTF-8"] = new("ot UTF-8", 1, r => Json(r, "{\"a\": \"\u00ff\"}")),
        ["cut off, and says so"] = new("line 1", 1, r => r.Send(Ok + "Content-Length: 5\r\nConnection: close\r\n\r\n{\"a\": 1, \"b\": 2}")),
        ["a million bytes of JSON"] = new("at most 262144 are read", 1, r => Json(r, "[" + new string(' ', 1_000_000) + "]")),
        ["a JWT"] = new("a form we do not read yet", 3, r => Json(r, "eyJhbGciOiJFZERTQSJ9.eyJhIjoxfQ.c2ln")),
        ["JSON of no kind"] = new("some other document, not an award", 3, r => Json(r, "{\"hello\": 1}")),
    };

    private static async Task Drip(LoopbackRequest request, string piece, int times)
    {
        for (var i = 0; i < times; i++)
        {
            await request.Send(piece);
            await Task.Delay(50);
        }
    }

    private static async Task Forever(LoopbackRequest request, string piece)
    {
        var bytes = Encoding.Latin1.GetBytes(piece);
        while (true)
        {
            await request.Send(bytes);
        }
    }

    private static Task Redirect(LoopbackRequest request, string to) => request.Answer("302 Found", $"Location: {to}\r\n", default);

    private static Task Page(LoopbackRequest request, string head) => request.Answer("200 OK", "Content-Type: text/html\r\n", Encoding.UTF8.GetBytes($"<!doctype html><html><head>{head}</head></html>"));

    private static Task Json(LoopbackRequest request, string text) => request.Answer("200 OK", "Content-Type: application/json\r\n", Encoding.Latin1.GetBytes(text));

    private static byte[] Zip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(bytes);
        }
        return packed.ToArray();
    }
}
