using System.Collections.Concurrent;

namespace SunshineConversations.Emulator.Tests.Browser;

/// <summary>A page in the browser. Elements are named by a selector that begins with #, . or [, and buttons and links by their text.</summary>
public sealed class BrowserPage(Chromium browser, string target, string session)
{
    private TaskCompletionSource? _loaded;

    /// <summary>The errors on the console, with violations of the policy and failed requests among them.</summary>
    internal ConcurrentQueue<string> Problems { get; } = [];

    internal Task<JsonObject> CallAsync(string method, JsonObject? parameters = null) => browser.CallAsync(method, parameters, session);

    internal void Hear(string method, JsonObject parameters)
    {
        if (method == "Page.loadEventFired")
            _loaded?.TrySetResult();
        else if ((method == "Log.entryAdded" && (string?)parameters["entry"]!["level"] == "error") || method == "Runtime.exceptionThrown"
            || (method == "Runtime.consoleAPICalled" && (string?)parameters["type"] == "error"))
            Problems.Enqueue(parameters.ToJsonString());
    }

    internal Task GoAsync(Uri address) => LoadAsync("Page.navigate", new() { ["url"] = address.AbsoluteUri });

    internal Task ReloadAsync() => LoadAsync("Page.reload");

    internal Task CloseAsync() => browser.CallAsync("Target.closeTarget", new() { ["targetId"] = target });

    /// <summary>The value of an expression, or of its promise.</summary>
    internal async Task<JsonNode?> EvaluateAsync(string expression)
    {
        JsonObject result = await CallAsync("Runtime.evaluate", new()
        {
            ["expression"] = expression,
            ["awaitPromise"] = true,
            ["returnByValue"] = true,
            ["userGesture"] = true,
        });
        return result["exceptionDetails"] is { } problem
            ? throw new InvalidOperationException($"{problem["exception"]?["description"] ?? problem["exception"]?["value"]} {expression}")
            : result["result"]!["value"]?.DeepClone();
    }

    /// <summary>Waits until an expression is true: looks again after each change of the page.</summary>
    internal Task UntilAsync(string condition) => EvaluateAsync($$"""
        new Promise((resolve, reject) => {
          const look = () => {
            try { if (!({{condition}})) return; } catch { return; }
            end();
            resolve(true);
          };
          const observer = new MutationObserver(look);
          observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
          const timer = setTimeout(() => { end(); reject(`The page never came to it, and shows: ${document.body.innerText}`); }, {{Chromium.Patience.TotalMilliseconds / 2}});
          const end = () => { observer.disconnect(); clearTimeout(timer); };
          look();
        })
        """);

    /// <summary>Waits until a part of the page shows a text, or no longer does.</summary>
    internal Task ShowsAsync(string selector, string text, bool isShown = true) =>
        UntilAsync($"[...document.querySelectorAll({Js(selector)})].some(part => part.textContent.includes({Js(text)})) === {(isShown ? "true" : "false")}");

    /// <summary>Clicks on an element with the mouse.</summary>
    internal async Task ClickAsync(string element)
    {
        await UntilAsync($"{Find(element)}");
        JsonNode at = (await EvaluateAsync($$"""
            (element => {
              element.scrollIntoView({ block: 'center' });
              const { x, y, width, height } = element.getBoundingClientRect();
              return { x: x + width / 2, y: y + height / 2 };
            })({{Find(element)}})
            """))!;
        foreach (string type in (string[])["mousePressed", "mouseReleased"])
            await CallAsync("Input.dispatchMouseEvent", new() { ["type"] = type, ["x"] = (double)at["x"]!, ["y"] = (double)at["y"]!, ["button"] = "left", ["clickCount"] = 1 });
    }

    /// <summary>Types into the focused element.</summary>
    internal Task TypeAsync(string text) => CallAsync("Input.insertText", new() { ["text"] = text });

    internal async Task FillAsync(string selector, string text)
    {
        await EvaluateAsync($"{Find(selector)}.focus(), {Find(selector)}.select()");
        await TypeAsync(text);
    }

    internal Task ChooseAsync(string selector, string value) =>
        EvaluateAsync($"(select => {{ select.value = {Js(value)}; select.dispatchEvent(new Event('change')); }})({Find(selector)})");

    internal async Task UploadAsync(string selector, string path)
    {
        JsonObject input = await CallAsync("Runtime.evaluate", new() { ["expression"] = Find(selector) });
        await CallAsync("DOM.setFileInputFiles", new() { ["objectId"] = (string?)input["result"]!["objectId"], ["files"] = new JsonArray(path) });
    }

    /// <summary>Presses a key: Tab, Enter, or a space.</summary>
    internal async Task PressAsync(string key)
    {
        (int code, string? text) = key switch { "Tab" => (9, null), "Enter" => (13, "\r"), _ => (32, " ") };
        foreach (string type in (string[])["keyDown", "keyUp"])
        {
            var press = new JsonObject { ["type"] = type, ["key"] = key, ["code"] = key == " " ? "Space" : key, ["windowsVirtualKeyCode"] = code };
            if (type == "keyDown" && text is not null)
                press["text"] = text;

            await CallAsync("Input.dispatchKeyEvent", press);
        }
    }

    /// <summary>Presses Tab until an element has the focus.</summary>
    internal async Task TabToAsync(string element)
    {
        for (int i = 0; i < 60; i++)
        {
            await PressAsync("Tab");
            if ((bool)(await EvaluateAsync($"document.activeElement === {Find(element)}"))!)
                return;
        }

        Assert.Fail($"{element} cannot be reached with Tab.");
    }

    /// <summary>The size of the window, and the preferred colors: light or dark.</summary>
    internal async Task LookAsync(int width, int height, string colors)
    {
        await CallAsync("Emulation.setDeviceMetricsOverride", new() { ["width"] = width, ["height"] = height, ["deviceScaleFactor"] = 1, ["mobile"] = width < 500 });
        await CallAsync("Emulation.setEmulatedMedia", new() { ["features"] = new JsonArray(new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = colors }) });
    }

    internal async Task<byte[]> TakePictureAsync() => Convert.FromBase64String((string)(await CallAsync("Page.captureScreenshot", new() { ["format"] = "png" }))["data"]!);

    internal static string Js(string text) => JsonValue.Create(text).ToJsonString();

    private static string Find(string element) => element[0] is '#' or '.' or '['
        ? $"document.querySelector({Js(element)})"
        : $"[...document.querySelectorAll('button, summary, a')].findLast(each => each.textContent.trim() === {Js(element)})";

    private async Task LoadAsync(string method, JsonObject? parameters = null)
    {
        _loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await CallAsync(method, parameters);
        await _loaded.Task.WaitAsync(Chromium.Patience);
    }
}
