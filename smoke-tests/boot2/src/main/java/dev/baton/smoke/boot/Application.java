// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.boot;

import java.net.URI;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestTemplate;

/** Calls the parameter {@code url} and answers what that answers. */
@SpringBootApplication
@RestController
public class Application {
    private final RestTemplate template = new RestTemplate();

    public static void main(String[] arguments) {
        SpringApplication.run(Application.class, arguments);
    }

    @GetMapping("/")
    String ready() {
        return "ready";
    }

    @CrossOrigin(
            origins = "${page.origin:http://localhost}",
            allowedHeaders = "Content-Type",
            allowCredentials = "true")
    @RequestMapping(
            path = "/call",
            method = {RequestMethod.GET, RequestMethod.POST})
    String call(@RequestParam("url") URI url) {
        return template.getForObject(url, String.class);
    }
}
